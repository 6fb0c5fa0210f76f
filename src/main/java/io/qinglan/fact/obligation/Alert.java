package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;

import io.qinglan.fact.Level;

/**
 * The call that obliges: its colour (also {@code offpeak, ozone_order, special_wind}), the hours it has lasted, and the day.
 *
 * @param colour code
 * @param hoursSinceStart 0 at the start
 * @param day decides whether a filed off-peak stop holds; may be null
 * @param date decides whether a class of a site still holds; null where none ends
 */
public record Alert(String colour, BigDecimal hoursSinceStart, MonthDay day, LocalDate date) {

    /** Unknown hours count as 0. */
    public Alert {
        hoursSinceStart = hoursSinceStart == null ? BigDecimal.ZERO : hoursSinceStart;
    }

    /** A call on a day of any year: no class of a site ends. */
    public Alert(String colour, BigDecimal hoursSinceStart, MonthDay day) {
        this(colour, hoursSinceStart, day, null);
    }

    /** The start of a response at a level, on a date. */
    public static Alert on(Level level, LocalDate date) {
        return new Alert(level.code(), BigDecimal.ZERO, MonthDay.from(date), date);
    }

    /** The same call after so many hours. */
    public Alert after(BigDecimal hours) {
        return new Alert(colour, hours, day, date);
    }

    /** The start of a response at a level, on a day. */
    public static Alert of(Level level, MonthDay day) {
        return new Alert(level.code(), BigDecimal.ZERO, day);
    }
}
