package io.qinglan.air;

import java.util.List;
import java.util.Map;

/**
 * A daily or hourly report of the index (AQI日报、实时报).
 *
 * @param standard number of the standard, such as {@code HJ 633-2026}
 * @param way which way PM was counted in an hourly report; null in a daily one
 * @param aqi the index to be published; null is NA
 * @param publish whether the index may be published
 * @param computed the index of what was measured, whether it may be published or not; null when nothing was
 * @param grade of the published index; null when NA
 * @param primary primary pollutants (首要污染物), several when tied; empty at 50 or below
 * @param overLimit pollutants over the limit (超标污染物); always empty since 2026, when the notion was dropped
 * @param indices IAQI by item
 * @param missing items without a valid concentration
 * @param notComputed items above their last node whose index the standard does not compute
 * @param beyondScale whether a concentration lies above the last node of its table, so that the index is only the end of the scale
 */
public record AirReport(
        String standard,
        PmWay way,
        Integer aqi,
        boolean publish,
        Integer computed,
        Grade grade,
        List<Pollutant> primary,
        List<Pollutant> overLimit,
        Map<Item, Integer> indices,
        List<Item> missing,
        List<Item> notComputed,
        boolean beyondScale) {

    public AirReport {
        primary = List.copyOf(primary);
        overLimit = List.copyOf(overLimit);
        indices = Map.copyOf(indices);
        missing = List.copyOf(missing);
        notComputed = List.copyOf(notComputed);
    }
}
