package io.qinglan.compliance.watch;

import java.time.Instant;

import io.qinglan.fact.compliance.Duty;

/**
 * An obligation of an order as it is checked.
 *
 * @param ordinal its place in the order, from 1
 * @param duty the obligation with the times for which it runs
 */
record WatchedDuty(int ordinal, Duty duty) {

    /** Whether it runs in any part of a span. */
    boolean runsIn(Instant start, Instant end) {
        return duty.from().isBefore(end)
                && (duty.until() == null || duty.until().isAfter(start));
    }
}
