package io.qinglan.response;

import java.time.Instant;
import java.util.UUID;

/**
 * A response ended; fired inside the transaction that ends it.
 *
 * @param how lifted, cancelled or expired
 * @param at from when nobody is bound by it any longer; may be announced ahead
 */
public record ResponseEnded(UUID response, int version, String area, String how, Instant at, boolean exercise) {}
