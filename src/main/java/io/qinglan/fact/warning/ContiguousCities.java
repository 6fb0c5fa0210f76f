package io.qinglan.fact.warning;

/**
 * Neighbouring cities that lie over a line together.
 *
 * @param count how many
 * @param above the line they are above, in {@link Index} units
 * @param hours for how long
 */
public record ContiguousCities(int count, int above, int hours) {}
