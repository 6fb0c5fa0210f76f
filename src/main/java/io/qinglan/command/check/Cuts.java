package io.qinglan.command.check;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.qinglan.fact.compliance.Duty;

/** The windows of a duty: on the grid of so many minutes, cut where the duty begins, must be complete, and ends. */
final class Cuts {

    /**
     * A window.
     *
     * @param start begin
     * @param minutes length, whole minutes
     */
    record Cut(Instant start, int minutes) {

        Instant end() {
            return start.plus(Duration.ofMinutes(minutes));
        }
    }

    private Cuts() {}

    /** The windows from the begin of the duty to its end, or to where data end. */
    static List<Cut> of(Duty duty, int minutes, Instant last) {
        Instant begin = ceiling(duty.from());
        Instant end = duty.until() == null || duty.until().isAfter(last) ? last : duty.until();
        List<Cut> cuts = new ArrayList<>();
        if (!begin.isBefore(end)) {
            return cuts;
        }
        TreeSet<Instant> bounds = new TreeSet<>(List.of(begin, end.truncatedTo(ChronoUnit.MINUTES)));
        Instant complete = ceiling(duty.completeBy());
        if (complete.isAfter(begin) && complete.isBefore(end)) {
            bounds.add(complete);
        }
        long step = minutes * 60L;
        for (long at = (begin.getEpochSecond() / step + 1) * step; at < end.getEpochSecond(); at += step) {
            bounds.add(Instant.ofEpochSecond(at));
        }
        Instant before = null;
        for (Instant bound : bounds) {
            if (before != null && before.isBefore(bound)) {
                cuts.add(new Cut(before, (int) Duration.between(before, bound).toMinutes()));
            }
            before = bound;
        }
        return cuts;
    }

    private static Instant ceiling(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES);
    }
}
