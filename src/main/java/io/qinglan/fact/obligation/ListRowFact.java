package io.qinglan.fact.obligation;

/**
 * A row of the city's reduction list (应急减排清单) for one line and colour: the enterprise's own binding measure.
 *
 * @param line code of the line
 * @param colour code of the level at which the row holds
 * @param action {@link Action#STOP}, {@link Action#LIMIT} or {@link Action#EXTEND}
 * @param base what the limit counts from, or null
 * @param limitTo what may still be run, the process time in hours for {@link Action#EXTEND}, or null for a stop
 */
public record ListRowFact(String line, String colour, Action action, Quantity base, Quantity limitTo) {}
