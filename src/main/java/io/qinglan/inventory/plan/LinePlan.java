package io.qinglan.inventory.plan;

import java.math.BigDecimal;
import java.util.List;

import io.qinglan.fact.obligation.Quantity;

/**
 * What a site's plan says of one line.
 *
 * @param line code of the line
 * @param measures what it does, by level
 * @param safeStopHours the shortest time in which it can be stopped safely, hours; null when the plan names none
 * @param restartHours the shortest time in which it can be restarted safely, hours; null when the plan names none
 * @param safeMinimum the least state in which it may be kept, null when it may stand cold
 * @param cokingStepHoursPerDay the most by which the coking time may be lengthened in a day, hours; null when it has none
 * @param batchesToFinish batches under way that may be finished after the start, null when none
 * @param outlasting treatment that must go on running after the line has stopped
 */
public record LinePlan(
        String line,
        List<PlannedMeasure> measures,
        BigDecimal safeStopHours,
        BigDecimal restartHours,
        SafeMinimum safeMinimum,
        BigDecimal cokingStepHoursPerDay,
        Integer batchesToFinish,
        List<Outlasting> outlasting) {

    /** Keeps unchangeable copies; null lists count as empty. */
    public LinePlan {
        measures = measures == null ? List.of() : List.copyOf(measures);
        outlasting = outlasting == null ? List.of() : List.copyOf(outlasting);
    }

    /**
     * The least state in which a furnace may be kept.
     *
     * @param state {@code kept_hot} (保窑), {@code banked} (焖炉), {@code held_warm} (保温)
     * @param load what it still takes or makes in that state, null when not given
     */
    public record SafeMinimum(String state, Quantity load) {

        /** The states a plan may name. */
        public static final List<String> STATES = List.of("kept_hot", "banked", "held_warm");
    }

    /**
     * Treatment that must outlast the line: an unburnt gas or dust is still there when the line stands.
     *
     * @param facility code of the treatment facility
     * @param minutes how long it must go on running after the line has stopped
     */
    public record Outlasting(String facility, int minutes) {}
}
