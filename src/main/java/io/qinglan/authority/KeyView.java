package io.qinglan.authority;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.web.ShownOnce;

/**
 * A key as its keeper sees it.
 *
 * @param key the key itself, only in the answer that made it
 * @param person whose key it is; absent for a machine's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyView(
        UUID id,
        String key,
        String label,
        UUID person,
        Set<Role> roles,
        String area,
        String site,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt)
        implements ShownOnce {

    @Override
    public KeyView withoutSecret() {
        return new KeyView(id, null, label, person, roles, area, site, createdAt, expiresAt, revokedAt);
    }

    static KeyView of(AccessKey key, String shownOnce) {
        return new KeyView(
                key.id,
                shownOnce,
                key.label,
                key.person,
                key.person == null ? key.roles() : null,
                key.area,
                key.site,
                key.createdAt,
                key.expiresAt,
                key.revokedAt);
    }
}
