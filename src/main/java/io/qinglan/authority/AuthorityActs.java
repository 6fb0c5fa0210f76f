package io.qinglan.authority;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Append-only record of grants: roles, keys, areas and profiles, who gave them and when. */
@ApplicationScoped
class AuthorityActs {

    private final EntityManager entities;
    private final ObjectMapper json;
    private final Clock clock;

    AuthorityActs(EntityManager entities, ObjectMapper json, Clock clock) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    /** Records an act in the running transaction; the content must hold no secret. */
    void record(UUID actor, String act, Object subject, Object content) {
        entities.createNativeQuery("INSERT INTO authority_act (at, actor, act, subject, content) "
                        + "VALUES (?1, ?2, ?3, ?4, cast(?5 AS jsonb))")
                .setParameter(1, clock.instant())
                .setParameter(2, actor)
                .setParameter(3, act)
                .setParameter(4, String.valueOf(subject))
                .setParameter(5, text(content))
                .executeUpdate();
    }

    private String text(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an act could not be written as JSON", e);
        }
    }
}
