package io.qinglan.fact.compliance;

import java.time.Instant;

/** Leave to start a line again while its duty holds: by which document, from when to when (null: open). */
public record Leave(String document, Instant from, Instant until) {

    /** Whether it covers a moment. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
