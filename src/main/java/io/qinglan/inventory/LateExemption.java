package io.qinglan.inventory;

import java.time.Instant;

/**
 * An exempt class that a site was given shortly before a response.
 *
 * @param flag the class; {@code unlisted} where the site was taken off the list
 * @param version the version of the list that granted it
 * @param grantedAt when that version was made
 * @param by who made it
 * @param document what grants it, null when none is filed
 */
public record LateExemption(
        String site,
        String name,
        String area,
        String flag,
        int version,
        Instant grantedAt,
        String by,
        String document) {}
