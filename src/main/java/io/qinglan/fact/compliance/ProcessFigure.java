package io.qinglan.fact.compliance;

import java.time.Instant;

/**
 * A figure of the process itself: coking time, feed, pull, output, from an instrument or a ledger.
 *
 * @param kind {@code coking_time}, {@code feed}, {@code pull}, {@code output}
 * @param value the figure; NaN when not known
 * @param unit its unit, as {@code t/d}, {@code h}
 * @param start begin of the span it stands for
 * @param end end of the span
 * @param source {@code instrument}, {@code ledger} or {@code person}
 * @param completeness how much of the span is covered, 0 to 1
 * @param before the figure before the duty began, from which its ramp leads; NaN when not known
 */
public record ProcessFigure(
        String kind,
        double value,
        String unit,
        Instant start,
        Instant end,
        String source,
        double completeness,
        double before) {

    /** Whether there is a figure. */
    public boolean known() {
        return !Double.isNaN(value);
    }
}
