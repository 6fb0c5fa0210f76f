package io.qinglan.authority;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A stored key or session token, of which only the hash is kept. */
@Entity
@Table(name = "access_key")
class AccessKey extends PanacheEntityBase {

    static final String KEY = "key";
    static final String SESSION = "session";

    @Id
    UUID id;

    byte[] hash;
    String kind;
    String label;

    /** Whose key it is; null for a machine's. */
    UUID person;

    /** A machine's roles; a person's key has the roles of the person at the time of use. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] roles;

    String area;
    String site;
    boolean demonstration;

    @Column(name = "created_by")
    UUID createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    /** The key of a secret, when it is neither revoked nor past its end by the clock of the database. */
    static AccessKey valid(String secret) {
        return find(
                        "hash = ?1 and revokedAt is null and (expiresAt is null or expiresAt > instant)",
                        Secrets.hash(secret))
                .firstResult();
    }

    Set<Role> roles() {
        Set<Role> set = EnumSet.noneOf(Role.class);
        Arrays.stream(roles).map(Role::of).forEach(set::add);
        return set;
    }

    Actor machine() {
        return new Actor(id, label, null, null, null, roles(), area, site, true);
    }
}
