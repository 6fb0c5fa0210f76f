package io.qinglan.fact.obligation;

import java.math.BigDecimal;

/** A value with its unit, as in {@code 3680 t/d}; the value may be unknown. */
public record Quantity(BigDecimal value, String unit) {}
