package io.qinglan.feed.rollup;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The mass of a factor at a point over a run of hours: what was measured, what the standard puts in for missing hours, what is missing, apart.
 *
 * @param measuredKg sum of the measured hours; the concentration is never filled in
 * @param substitutedKg what HJ 75 puts in for missing hours; a breach that rests on it is to be verified
 * @param stoppedHours hours the source stood still by its marks: 0 kg
 * @param missingHours hours of which nothing is known and for which nothing is put in
 * @param gaps the missing hours, run by run
 * @param cite the standard
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MassView(
        String point,
        String factor,
        Instant from,
        Instant to,
        double measuredKg,
        int measuredHours,
        double substitutedKg,
        int substitutedHours,
        int stoppedHours,
        int missingHours,
        List<Gap> gaps,
        String cite) {

    /**
     * Hours in a row without a measured mass.
     *
     * @param captureOfQuarter share of valid hours of its quarter up to now, percent; absent when it cannot be told
     * @param kgPerHour what is put in for each; absent when nothing is
     * @param ofHours of how many valid hours it is the maximum
     * @param reason substituted, capture_below_table, history_too_short
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Gap(Instant from, int hours, Double captureOfQuarter, Double kgPerHour, int ofHours, String reason) {}
}
