package io.qinglan.fact.compliance;

import java.time.Instant;

/**
 * A time in which the line is not held to its duty.
 *
 * @param kind {@code leave} to run, given by the authority; {@code suspended} while a site's "cannot" or "needs time" is looked at
 * @param document the document or the statement
 * @param from begin
 * @param until end; null while open
 */
public record Leave(String kind, String document, Instant from, Instant until) {

    /** Whether it covers a moment. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
