package io.qinglan.warning;

import java.time.Instant;
import java.util.UUID;

import io.qinglan.fact.Level;

/**
 * What rooms to the right need of a warning to act on it.
 *
 * @param open whether it has not ended
 * @param level the level as last decided
 * @param end null when open
 */
public record WarningFacts(
        UUID id, String area, boolean exercise, boolean open, Level level, Instant start, Instant end) {}
