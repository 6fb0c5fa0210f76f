package io.qinglan.fact.warning;

import io.qinglan.fact.Level;

/**
 * When a province issues its own warning.
 *
 * @param level the level
 * @param rank how strict it is
 * @param count at least so many neighbouring cities
 * @param above above this index, in {@link Index} units
 * @param hours for at least so many hours
 * @param parameter the parameter that states it
 */
public record ProvincialLine(Level level, int rank, int count, int above, int hours, String parameter) {}
