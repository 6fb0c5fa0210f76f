package io.qinglan.compliance.baseline;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.qinglan.fact.compliance.Load;

/**
 * One day of a line.
 *
 * @param hours mean power of each hour of the local day, kW; {@code NaN} where less than half of it has data
 * @param minutes minutes with data
 * @param windows power of each window with data, kW
 * @param mean mean power over the minutes with data, kW; {@code NaN} without any
 */
record NormalDay(List<Double> hours, int minutes, double[] windows, double mean) {

    private static final int HOURS = 24;
    private static final int HALF_AN_HOUR = 30;

    static NormalDay of(List<Load> windows, ZoneId zone, BaselineRules rules) {
        double[] sum = new double[HOURS];
        int[] known = new int[HOURS];
        List<Load> counting =
                windows.stream().filter(window -> counts(window, rules)).toList();
        for (Load window : counting) {
            int hour = window.start().atZone(zone).getHour();
            sum[hour] += window.kw() * window.minutes();
            known[hour] += window.minutes();
        }
        Double[] hours = new Double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            hours[hour] = known[hour] >= HALF_AN_HOUR ? sum[hour] / known[hour] : Double.NaN;
        }
        int minutes = Arrays.stream(known).sum();
        double[] each = counting.stream().mapToDouble(Load::kw).toArray();
        return new NormalDay(List.of(hours), minutes, each, Arrays.stream(sum).sum() / minutes);
    }

    private static boolean counts(Load window, BaselineRules rules) {
        return Double.isFinite(window.kw())
                && window.completeness() >= rules.windowCompleteness()
                && Collections.disjoint(window.marks(), rules.marksAside());
    }
}
