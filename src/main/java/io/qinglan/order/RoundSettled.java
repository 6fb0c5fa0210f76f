package io.qinglan.order;

import java.util.UUID;

/**
 * All orders of a round are written, or have ended; said in the transaction that closes the round, so that nobody who listens forgets it.
 *
 * @param response the response
 * @param version version of the response
 * @param round 0 for the response itself, then one for each correction
 */
public record RoundSettled(UUID response, int version, int round) {}
