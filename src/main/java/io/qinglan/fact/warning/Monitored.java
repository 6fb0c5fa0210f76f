package io.qinglan.fact.warning;

/**
 * The air measured now.
 *
 * @param value latest hourly index, in {@link Index} units
 * @param heavy whether it is above the lowest line of the pack
 * @param persists whether every value within the look-ahead is above that line too
 */
public record Monitored(int value, boolean heavy, boolean persists) {}
