package io.qinglan.authority;

import java.time.Instant;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What is said of a key when it is made.
 *
 * @param label what it is for
 * @param person user name of whose key it is; null for a machine's key
 * @param roles a machine's roles, of enterprise and feed; null = enterprise for a site, feed for an area
 * @param area area a machine is bound to
 * @param site site a machine is bound to; a site's own people make keys of their site only
 * @param expiresAt when it ends; null = when it is revoked
 */
public record NewKey(
        @NotBlank(message = "what the key is for") @Size(max = 100, message = "at most 100 characters")
        String label,

        String person,
        Set<Role> roles,

        @Pattern(regexp = "[1-9][0-9]{5}", message = "six digits by GB/T 2260")
        String area,

        String site,
        Instant expiresAt) {}
