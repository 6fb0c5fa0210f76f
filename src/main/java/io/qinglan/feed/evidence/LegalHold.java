package io.qinglan.feed.evidence;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Evidence that must not be deleted, because it may be needed in a case (证据保全). While it stands, the periods of retention do not
 * end for what it covers, and plates and pictures it covers may be read by name.
 *
 * @param subject {@code point}, {@code site} or {@code case}
 * @param code code of the point or site, number of the case
 * @param site the site whose evidence it is
 * @param area area of the site
 * @param point only what came from this point; null for all of the site
 * @param from first moment covered
 * @param to first moment no longer covered; null for all that comes until it is released
 * @param reason why
 * @param document what it rests on
 * @param placedBy who placed it
 * @param decision the record of it
 * @param releasedAt when another person released it; null while it stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LegalHold(
        UUID id,
        String subject,
        String code,
        String site,
        String area,
        String point,
        Instant from,
        Instant to,
        String reason,
        String document,
        UUID placedBy,
        Instant placedAt,
        UUID decision,
        Instant releasedAt) {

    /** Whether it still stands. */
    @JsonIgnore
    public boolean stands() {
        return releasedAt == null;
    }

    /** Whether it stands and covers evidence of a point of a site at every moment of a span; a null point asks for the whole site. */
    public boolean covers(String otherSite, String otherPoint, Instant first, Instant end) {
        return stands()
                && site.equals(otherSite)
                && (point == null || point.equals(otherPoint))
                && !first.isBefore(from)
                && (to == null || !end.isAfter(to));
    }
}
