package io.qinglan.feed.power;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the register of a meter showed at a moment.
 *
 * @param at the moment
 * @param shown in kWh, as the register shows it, not multiplied
 */
public record MeterReading(Instant at, BigDecimal shown) {}
