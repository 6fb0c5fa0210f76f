package io.qinglan.fact.compliance;

import java.time.Instant;

/**
 * Mass of one pollutant over a span of hours. Stopped hours count as 0 kg and as covered; unmarked gaps do not.
 *
 * @param start begin
 * @param end end
 * @param kg mass; NaN when nothing is known
 * @param hours hours of the span
 * @param validHours hours with a valid figure
 * @param stoppedHours hours marked stopped
 * @param substitutedKg part of {@code kg} that stands in for missing hours (HJ 75-2017), never measured
 * @param underResponse whether a response held in it, so that it is low for another reason
 */
public record MassSpan(
        Instant start,
        Instant end,
        double kg,
        int hours,
        int validHours,
        int stoppedHours,
        double substitutedKg,
        boolean underResponse) {

    /** Hours covered over hours of the span, 0 to 1. */
    public double coverage() {
        return hours == 0 ? 0 : (double) (validHours + stoppedHours) / hours;
    }

    /** Whether there is a figure. */
    public boolean known() {
        return !Double.isNaN(kg);
    }
}
