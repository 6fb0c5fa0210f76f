package io.qinglan.fact.warning;

import java.time.LocalDateTime;

import io.qinglan.fact.Level;

/**
 * A measure that comes with a level and has its own start.
 *
 * @param level the level
 * @param code the measure
 * @param startRule with_warning or next_midnight
 * @param parameter the parameter that states it
 */
public record MeasureRow(Level level, String code, String startRule, String parameter) {

    /** The first 00:00 that is not before an instant; null for null. */
    public static LocalDateTime nextMidnight(LocalDateTime instant) {
        if (instant == null) {
            return null;
        }
        LocalDateTime midnight = instant.toLocalDate().atStartOfDay();
        return midnight.equals(instant) ? midnight : midnight.plusDays(1);
    }
}
