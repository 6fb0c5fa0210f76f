package io.qinglan.forecast.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.warning.Cause;

/**
 * What the days of a series come from.
 *
 * @param general the cause of every day that has none of its own, null when not said
 * @param byDay causes of consecutive days from the first one, entries may be null
 * @param byDate causes by date
 */
public record Causes(Cause general, List<Cause> byDay, Map<LocalDate, Cause> byDate) {

    private static final Causes NONE = new Causes(null, List.of(), Map.of());

    /** Nothing is known of causes. */
    public static Causes none() {
        return NONE;
    }

    /** One cause for all days, null when it is not known. */
    public static Causes of(Cause general) {
        return general == null ? NONE : new Causes(general, List.of(), Map.of());
    }

    boolean known() {
        return general != null || !byDay.isEmpty() || !byDate.isEmpty();
    }

    /** The cause of a day, null when not known; {@code date} is null in a series without dates. */
    Cause of(int day, LocalDate date) {
        Cause own = date == null ? null : byDate.get(date);
        if (own == null && day < byDay.size()) {
            own = byDay.get(day);
        }
        return own == null ? general : own;
    }
}
