package io.qinglan.authority;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import io.qinglan.store.Ids;
import io.qinglan.web.PageRequest;

/** Making, listing and revoking keys, and the tokens of sessions. */
@ApplicationScoped
class Keys {

    private final EntityManager entities;
    private final AuthorityActs acts;
    private final Ids ids;
    private final Clock clock;

    Keys(EntityManager entities, AuthorityActs acts, Ids ids, Clock clock) {
        this.entities = entities;
        this.acts = acts;
        this.ids = ids;
        this.clock = clock;
    }

    /** A key with its secret, for showing it once. */
    record Made(AccessKey key, String secret) {}

    /** A key with which programs act as the person. */
    @Transactional
    Made forPerson(Account person, String label, Instant expiresAt, UUID by) {
        AccessKey key = blank(AccessKey.KEY, label, by);
        key.person = person.id;
        key.roles = new String[0];
        key.area = person.area;
        key.site = person.site;
        key.demonstration = person.demonstration;
        key.expiresAt = expiresAt;
        return keep(key, Secrets.key());
    }

    /** A key of a machine, bound to an area or a site. */
    @Transactional
    Made forMachine(String label, Set<Role> roles, String area, String site, Instant expiresAt, UUID by) {
        AccessKey key = blank(AccessKey.KEY, label, by);
        key.roles = roles.stream().sorted().map(Role::code).toArray(String[]::new);
        key.area = area;
        key.site = site;
        key.expiresAt = expiresAt;
        return keep(key, Secrets.key());
    }

    /** A token for a session of the person that ends by itself, counted on the clock of the database. */
    @Transactional
    Made session(UUID person, Duration length) {
        AccessKey token = blank(AccessKey.SESSION, "session", person);
        token.person = person;
        token.roles = new String[0];
        token.expiresAt = databaseNow().plus(length);
        String secret = Secrets.token();
        token.hash = Secrets.hash(secret);
        token.persistAndFlush();
        return new Made(token, secret);
    }

    /** Revokes at once: the next request with the key is refused. */
    @Transactional
    void revoke(AccessKey key, UUID by) {
        if (AccessKey.update("revokedAt = ?1 where id = ?2 and revokedAt is null", clock.instant(), key.id) > 0) {
            acts.record(by, "key-revoked", key.id, Map.of("label", key.label));
        }
    }

    /** The key of a secret that is valid now. */
    @Transactional
    Optional<AccessKey> valid(String secret) {
        return Optional.ofNullable(AccessKey.valid(secret));
    }

    /** A key by id; sessions are not keys. */
    @Transactional
    Optional<AccessKey> find(UUID id) {
        return AccessKey.find("id = ?1 and kind = ?2", id, AccessKey.KEY).firstResultOptional();
    }

    /** One page of keys, newest first: of a site, or of the areas given, or all when both are null. */
    @Transactional
    List<AccessKey> list(String site, List<String> reached, PageRequest page) {
        StringBuilder query = new StringBuilder("from AccessKey k where k.kind = 'key'");
        query.append(site == null ? "" : " and k.site = :site");
        query.append(reached == null ? "" : " and k.area in :reached");
        page.after().ifPresent(after -> query.append(" and (k.createdAt, k.id) < (:at, :id)"));
        var typed = entities.createQuery(query + " order by k.createdAt desc, k.id desc", AccessKey.class);
        if (site != null) {
            typed.setParameter("site", site);
        }
        if (reached != null) {
            typed.setParameter("reached", reached);
        }
        page.after()
                .ifPresent(after -> typed.setParameter("at", after.instant(0)).setParameter("id", after.uuid(1)));
        return typed.setMaxResults(page.limit()).getResultList();
    }

    private AccessKey blank(String kind, String label, UUID by) {
        AccessKey key = new AccessKey();
        key.id = ids.next();
        key.kind = kind;
        key.label = label;
        key.createdBy = by;
        key.createdAt = clock.instant();
        return key;
    }

    private Made keep(AccessKey key, String secret) {
        key.hash = Secrets.hash(secret);
        key.persistAndFlush();
        acts.record(key.createdBy, "key-made", key.id, KeyView.of(key, null));
        return new Made(key, secret);
    }

    private Instant databaseNow() {
        return (Instant)
                entities.createNativeQuery("SELECT now()", Instant.class).getSingleResult();
    }
}
