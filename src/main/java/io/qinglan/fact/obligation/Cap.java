package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.Map;

/**
 * An upper bound beside the measure: either figures per pollutant in kg a day, or the code of what sets it (a heating task, an
 * order).
 *
 * @param by code of what sets the figure, or null
 * @param kilogramsPerDay by pollutant; empty when {@code by} is given
 */
public record Cap(String by, Map<String, BigDecimal> kilogramsPerDay) {

    /** Keeps an unchangeable copy of the figures. */
    public Cap {
        kilogramsPerDay = kilogramsPerDay == null ? Map.of() : Map.copyOf(kilogramsPerDay);
    }

    /** A figure set by a duty or an order. */
    public static Cap setBy(String code) {
        return new Cap(code, null);
    }
}
