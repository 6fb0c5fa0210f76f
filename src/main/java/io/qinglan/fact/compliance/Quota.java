package io.qinglan.fact.compliance;

import java.math.BigDecimal;

/**
 * So many times in a span of time.
 *
 * @param value how many at most
 * @param unit what is counted: {@code trips, heats}
 * @param per {@code day}
 */
public record Quota(BigDecimal value, String unit, String per) {}
