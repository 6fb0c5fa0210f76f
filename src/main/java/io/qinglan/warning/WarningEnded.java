package io.qinglan.warning;

import java.time.Instant;
import java.util.UUID;

/**
 * A warning ended; fired inside the transaction that ends it.
 *
 * @param how lifted, cancelled or expired
 * @param at from when it no longer holds; may be announced ahead
 */
public record WarningEnded(UUID warning, int version, String area, String how, Instant at, boolean exercise) {}
