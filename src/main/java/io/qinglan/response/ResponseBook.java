package io.qinglan.response;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import io.qinglan.warning.Status;

/** The responses and their supplements as kept. */
@ApplicationScoped
class ResponseBook implements PanacheRepositoryBase<Response, UUID> {

    private static final List<String> LIVE = List.of(Status.ISSUED.code(), Status.SUSPENDED.code());

    private final EntityManager entities;

    ResponseBook(EntityManager entities) {
        this.entities = entities;
    }

    Optional<Response> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Approved responses of an area that have not ended. */
    List<Response> running(String area, Instant now) {
        return list(
                "area = ?1 and stand.status in ?2 and (stand.end is null or stand.end > ?3) order by createdAt desc",
                area,
                LIVE,
                now);
    }

    /** Responses on a warning that have not ended. */
    List<Response> onWarning(UUID warning) {
        return list("warning = ?1 and stand.status in ?2 order by area", warning, LIVE);
    }

    /** Real, approved responses of some areas whose time meets a span, by start. */
    List<Response> during(Collection<String> areas, Instant from, Instant until) {
        return list(
                "exercise = false and stand.version > 0 and area in ?1 and stand.start < ?3"
                        + " and (stand.end is null or stand.end > ?2) and stand.status <> ?4 order by stand.start, area",
                areas,
                from,
                until,
                Status.CANCELLED.code());
    }

    /** Approved responses on a warning, ended or not, by area. */
    List<Response> everOnWarning(UUID warning) {
        return list("warning = ?1 and stand.version > 0 order by area, stand.start", warning);
    }

    /** Responses whose fixed end has come. */
    List<Response> ran(Instant now) {
        return list("stand.status in ?1 and stand.end <= ?2", LIVE, now);
    }

    Supplement supplement(UUID id) {
        return entities.find(Supplement.class, id);
    }

    List<Supplement> supplements(UUID response) {
        return entities.createQuery(
                        "from Supplement s where s.response = ?1 order by s.createdAt, s.id", Supplement.class)
                .setParameter(1, response)
                .getResultList();
    }

    void keep(Supplement supplement) {
        entities.persist(supplement);
    }
}
