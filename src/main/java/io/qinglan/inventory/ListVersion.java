package io.qinglan.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * A dated version of the list.
 *
 * @param version counted from 1
 * @param importId the import that brought it, null when the program loaded it
 * @param digest SHA-256 over the version before and what this one brought, lower-case hex: names the whole list as it stood
 * @param sites how many sites it touched
 * @param person who imported it
 */
public record ListVersion(
        int version,
        UUID importId,
        String area,
        String digest,
        String title,
        int sites,
        String person,
        Instant createdAt) {}
