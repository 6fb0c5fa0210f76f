package io.qinglan.fact.warning;

import java.time.LocalDateTime;

import io.qinglan.fact.Level;

/**
 * The period of the warning that is in force.
 *
 * @param level its level
 * @param start from when, null when not said
 * @param end until when, null when open
 */
public record InForcePeriod(Level level, LocalDateTime start, LocalDateTime end) {}
