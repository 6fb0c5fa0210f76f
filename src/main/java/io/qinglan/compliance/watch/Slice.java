package io.qinglan.compliance.watch;

import java.time.Instant;

/** A window of an order that is judged: cut to the time of a duty, and to the minute. */
record Slice(Instant start, Instant end) {

    /** The part of a window in which a duty runs; null when there is none. */
    static Slice of(Instant start, Instant end, WatchedDuty watched) {
        Instant from = watched.duty().from().isAfter(start) ? watched.duty().from() : start;
        Instant until = watched.duty().until();
        Instant to = until != null && until.isBefore(end) ? until : end;
        return from.isBefore(to) ? new Slice(from, to) : null;
    }
}
