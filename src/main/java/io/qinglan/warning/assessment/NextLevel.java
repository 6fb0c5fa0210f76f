package io.qinglan.warning.assessment;

import java.util.List;

import io.qinglan.fact.Level;
import io.qinglan.forecast.outlook.Shortfall;

/**
 * How far the next stricter level is.
 *
 * @param level that level
 * @param shortfalls what each of its lines lacks
 */
public record NextLevel(Level level, List<Shortfall> shortfalls) {}
