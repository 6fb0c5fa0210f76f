package io.qinglan.compliance.baseline;

import java.util.EnumSet;
import java.util.Set;

import io.qinglan.fact.compliance.Mark;
import io.qinglan.policy.Parameters;

/**
 * How a baseline is reckoned: {@code parameters/baseline.yaml} of the pack in use, on the day of the alert. No document gives the figures;
 * a city sets its own.
 *
 * @param lookbackDays days before the alert that are looked at
 * @param daysMin days of the same weekday a baseline needs
 * @param dayCompleteness share of a day's windows that must have data, 0 to 1
 * @param windowCompleteness share of a window that must have data, 0 to 1
 * @param stopShare share of the usual day below which a day is taken for a stop or an outage
 * @param highShare share of the windows of normal days that do not pass the high level, 0 to 1
 * @param marksAside marks that keep a window out
 */
public record BaselineRules(
        int lookbackDays,
        int daysMin,
        double dayCompleteness,
        double windowCompleteness,
        double stopShare,
        double highShare,
        Set<Mark> marksAside) {

    /** Copies the set. */
    public BaselineRules {
        marksAside = Set.copyOf(marksAside);
    }

    /**
     * The figures of a pack.
     *
     * @param parameters those that hold on the day of the alert
     */
    public static BaselineRules of(Parameters parameters) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        parameters.node("baseline_marks_aside").forEach(mark -> marks.add(Mark.of(mark.asText())));
        return new BaselineRules(
                parameters.number("baseline_lookback_days").intValueExact(),
                parameters.number("baseline_days_min").intValueExact(),
                parameters.number("baseline_day_completeness").doubleValue(),
                parameters.number("baseline_window_completeness").doubleValue(),
                parameters.number("baseline_stop_share").doubleValue(),
                parameters.number("baseline_high_share").doubleValue(),
                marks);
    }
}
