package io.qinglan.ledger.anchor;

import java.time.Instant;

/**
 * A checkpoint that somebody outside has seen.
 *
 * @param kind rfc3161 or witness
 * @param name who
 * @param size how many decisions the checkpoint covers
 * @param note the checkpoint
 * @param proof time-stamp token (DER), or the witness's signature line in UTF-8
 * @param saysAt when, by the other's clock
 * @param anchoredAt when, by ours
 */
public record Anchor(
        String kind, String name, long size, String note, byte[] proof, Instant saysAt, Instant anchoredAt) {}
