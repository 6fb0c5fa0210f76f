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
import jakarta.persistence.Version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The stored account of a person: how to sign in and what the person is at present. */
@Entity
@Table(name = "person")
class Account extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "user_name")
    String userName;

    /** BCrypt; null for an account that signs in by key only. */
    @Column(name = "password_hash")
    String passwordHash;

    String name;
    String unit;
    String post;
    String rank;
    String certificate;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] roles;

    String area;
    String site;
    boolean demonstration;
    boolean disabled;
    int failures;

    @Column(name = "locked_until")
    Instant lockedUntil;

    @Version
    int version;

    @Column(name = "created_at")
    Instant createdAt;

    static Account ofUserName(String userName) {
        return find("userName", userName).firstResult();
    }

    Set<Role> roles() {
        Set<Role> set = EnumSet.noneOf(Role.class);
        Arrays.stream(roles).map(Role::of).forEach(set::add);
        return set;
    }

    void roles(Set<Role> granted) {
        roles = granted.stream().sorted().map(Role::code).toArray(String[]::new);
    }

    Rank rank() {
        return Rank.valueOf(rank.toUpperCase(java.util.Locale.ROOT));
    }

    Actor actor() {
        return new Actor(id, name, unit, post, certificate, roles(), area, site, false);
    }
}
