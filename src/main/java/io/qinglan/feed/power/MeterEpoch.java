package io.qinglan.feed.power;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A stretch of time in which one meter counted behind one pair of ratios. A new one begins when the meter is exchanged or a ratio changes.
 *
 * @param from begin; null for the first
 * @param ratio what the register is multiplied by: current ratio × voltage ratio
 * @param capacity at which the register begins again at 0, such as 1000000; null when not known
 * @param shownBefore what the meter before showed last, at {@code from}; null when nobody read it
 * @param shownAfter what this meter showed first, at {@code from}; null when nobody read it
 */
public record MeterEpoch(
        Instant from, BigDecimal ratio, BigDecimal capacity, BigDecimal shownBefore, BigDecimal shownAfter) {

    /** One meter for ever. */
    public static MeterEpoch always(BigDecimal ratio, BigDecimal capacity) {
        return new MeterEpoch(null, ratio, capacity, null, null);
    }
}
