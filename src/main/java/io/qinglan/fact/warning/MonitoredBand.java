package io.qinglan.fact.warning;

import io.qinglan.fact.Level;

/**
 * The level that a monitored value stands for.
 *
 * @param level the level
 * @param rank how strict it is
 * @param bound in {@link Index} units
 * @param inclusive whether the bound itself counts
 * @param parameter the parameter that states it
 */
public record MonitoredBand(Level level, int rank, int bound, boolean inclusive, String parameter) {}
