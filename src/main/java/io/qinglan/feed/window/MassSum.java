package io.qinglan.feed.window;

import java.util.List;
import java.util.function.BiFunction;

/**
 * The mass of a factor over a run of hours: measured, substituted and missing apart, never one in the place of another.
 *
 * @param measuredKg sum of the measured hours
 * @param measuredHours how many
 * @param substitutedKg sum of what was put in for missing hours
 * @param substitutedHours how many
 * @param stoppedHours hours the source stood still by its marks: 0 kg, and known
 * @param missingHours hours of which nothing is known
 */
public record MassSum(
        double measuredKg,
        int measuredHours,
        double substitutedKg,
        int substitutedHours,
        int stoppedHours,
        int missingHours) {

    /**
     * Sums hours.
     *
     * @param hours each hour's factor; null where there is no window
     * @param substitution of a gap by its first hour (its place in the list) and its length in hours
     */
    public static MassSum of(List<FactorWindow> hours, BiFunction<Integer, Integer, Substitution.Found> substitution) {
        double measured = 0;
        double substituted = 0;
        int measuredHours = 0;
        int substitutedHours = 0;
        int stopped = 0;
        int missing = 0;
        int i = 0;
        while (i < hours.size()) {
            FactorWindow hour = hours.get(i);
            if (gap(hour)) {
                int first = i;
                while (i < hours.size() && gap(hours.get(i))) {
                    i++;
                }
                Substitution.Found found = substitution.apply(first, i - first);
                if (Double.isNaN(found.kgPerHour())) {
                    missing += i - first;
                } else {
                    substituted += found.kgPerHour() * (i - first);
                    substitutedHours += i - first;
                }
                continue;
            }
            if (hour.state() == WindowState.STOPPED) {
                stopped++;
            } else {
                measured += hour.mass();
                measuredHours++;
            }
            i++;
        }
        return new MassSum(measured, measuredHours, substituted, substitutedHours, stopped, missing);
    }

    private static boolean gap(FactorWindow hour) {
        return hour == null || hour.state() != WindowState.STOPPED && Double.isNaN(hour.mass());
    }
}
