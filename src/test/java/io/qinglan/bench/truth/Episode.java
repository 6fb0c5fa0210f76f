package io.qinglan.bench.truth;

import java.time.Instant;
import java.util.List;

import io.qinglan.compliance.baseline.Aside;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.Meter;

/**
 * One order of one plant, with what its meters said and with the truth.
 *
 * @param behaviour its label
 * @param percent what is to be cut, 100 for a stop
 * @param alert begin of the alert
 * @param duty the order's obligation
 * @param meter what the meter map says
 * @param history windows before the alert, as the meters said
 * @param asides spans known to be no normal working
 * @param windows windows of the order, as the meters said: net power of the line
 * @param grid what the grid meter alone said of the same windows, kW; {@code NaN} without data
 * @param broken whether the line really drew clearly more than stand-by in each window, against the order
 * @param works whether it plainly worked in it
 */
record Episode(
        Behaviour behaviour,
        int percent,
        Instant alert,
        Duty duty,
        Meter meter,
        List<Load> history,
        List<Aside> asides,
        List<Load> windows,
        double[] grid,
        boolean[] broken,
        boolean[] works) {

    private static final int WINDOWS_OF_AN_HOUR = 4;

    /** Days for which the order binds. */
    double days() {
        return windows.size() / (double) WeeklyProfile.QUARTERS;
    }

    /** Begin of the first window in which the line plainly worked; null when it did so for an hour or less in all: stopping late by less is taken for in time. */
    Instant firstBroken() {
        Instant first = null;
        int count = 0;
        for (int window = 0; window < works.length; window++) {
            boolean complete = duty.complete(windows.get(window).start());
            if (works[window] && complete) {
                first = first == null ? windows.get(window).start() : first;
                count++;
            }
        }
        return count <= WINDOWS_OF_AN_HOUR ? null : first;
    }

    /** Whether the order was really broken in any window between two instants. */
    boolean brokenBetween(Instant from, Instant to) {
        for (int window = 0; window < broken.length; window++) {
            Load load = windows.get(window);
            if (broken[window] && load.end().isAfter(from) && load.start().isBefore(to)) {
                return true;
            }
        }
        return false;
    }
}
