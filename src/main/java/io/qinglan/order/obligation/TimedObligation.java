package io.qinglan.order.obligation;

import java.math.BigDecimal;

/**
 * An obligation with its own part of the response's time, in hours since the response began. A table may ask for something else once a
 * response has lasted long enough (120 hours for sinter and pellet plants: city orders of 2019), so one order may hold an obligation that
 * ends there and another that begins.
 *
 * @param fromHour from when it holds; null from the begin of the order
 * @param untilHour to when it holds; null to the end of the order
 */
public record TimedObligation(Obligation what, BigDecimal fromHour, BigDecimal untilHour) {

    /** One that holds as long as the order. */
    public static TimedObligation whole(Obligation what) {
        return new TimedObligation(what, null, null);
    }
}
