package io.qinglan.warning;

import java.time.Instant;
import java.util.UUID;

import io.qinglan.fact.Level;

/**
 * A warning (预警) was issued; fired inside the transaction of the approval. The level is {@link Level#NONE} for a temporary
 * control (临时管控) below yellow; the end is null when it stays open.
 */
public record WarningIssued(
        UUID warning, int version, String area, Level level, Instant start, Instant end, boolean exercise) {}
