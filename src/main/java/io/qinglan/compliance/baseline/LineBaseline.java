package io.qinglan.compliance.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.compliance.Baseline;
import io.qinglan.fact.compliance.BaselineDay;

/**
 * The baseline of one line for the windows of an alert, with the days behind it.
 *
 * @param windows what is expected, by begin of the window
 * @param used normal days before the alert, in order
 * @param leftOut days with data that are no normal days, in order, each with its reason and its mean power over the day
 * @param unknownYears years whose holidays are not in the calendar: their days were told by the week alone
 */
public record LineBaseline(
        Map<Instant, Baseline> windows, List<LocalDate> used, List<BaselineDay> leftOut, List<Integer> unknownYears) {

    /** Copies, so that a baseline never changes. */
    public LineBaseline {
        windows = Map.copyOf(windows);
        used = List.copyOf(used);
        leftOut = List.copyOf(leftOut);
        unknownYears = List.copyOf(unknownYears);
    }

    /** What is expected in the window that begins then; {@link Baseline#NONE} where it was not asked for. */
    public Baseline at(Instant start) {
        return windows.getOrDefault(start, Baseline.NONE);
    }
}
