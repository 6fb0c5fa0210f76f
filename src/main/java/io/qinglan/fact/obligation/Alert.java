package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.time.MonthDay;

import io.qinglan.fact.Level;

/**
 * The call that obliges: its colour (also {@code offpeak, ozone_order, special_wind}), the hours it has lasted, and the day.
 *
 * @param colour code
 * @param hoursSinceStart 0 at the start
 * @param day decides whether a filed off-peak stop holds; may be null
 */
public record Alert(String colour, BigDecimal hoursSinceStart, MonthDay day) {

    /** Unknown hours count as 0. */
    public Alert {
        hoursSinceStart = hoursSinceStart == null ? BigDecimal.ZERO : hoursSinceStart;
    }

    /** The start of a response at a level, on a day. */
    public static Alert of(Level level, MonthDay day) {
        return new Alert(level.code(), BigDecimal.ZERO, day);
    }
}
