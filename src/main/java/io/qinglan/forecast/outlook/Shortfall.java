package io.qinglan.forecast.outlook;

import java.util.List;

import io.qinglan.fact.warning.Index;
import io.qinglan.fact.warning.Line;

/**
 * How far a series is from meeting a line.
 *
 * @param line the line
 * @param longestHours hours of the longest run over it
 * @param hoursShort hours that are missing; 0 when it is met
 * @param indexShort how much higher the best stretch of that length must be in every unit to reach the bound, in {@link Index} units;
 *     null when the series is shorter than the line asks, 0 when the bound is reached
 */
public record Shortfall(Line line, long longestHours, long hoursShort, Integer indexShort) {

    static Shortfall withoutValues(Line line) {
        return new Shortfall(line, 0, line.hours(), null);
    }

    static Shortfall of(Line line, Units units, List<Span> spans) {
        Span longest = Outlook.longest(spans);
        long hours = longest == null ? 0 : longest.hours();
        int needed = Math.max(1, 1 + -Math.floorDiv(-(line.hours() - units.coverHours()), units.stepHours()));
        int best = bestLowest(units, needed);
        return new Shortfall(
                line,
                hours,
                Math.max(0, line.hours() - hours),
                best == Index.MISSING ? null : Math.max(0, line.bound() - best));
    }

    /** The highest value that some stretch of units never falls below. */
    private static int bestLowest(Units units, int length) {
        int best = Index.MISSING;
        for (int from = 0; from + length <= units.size(); from++) {
            int lowest = Integer.MAX_VALUE;
            for (int unit = from; unit < from + length && lowest > best; unit++) {
                lowest = Math.min(lowest, units.meanDown(unit));
            }
            best = Math.max(best, lowest);
        }
        return best;
    }
}
