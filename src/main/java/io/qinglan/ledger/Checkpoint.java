package io.qinglan.ledger;

import java.time.Instant;

/**
 * What the ledger has signed: so many decisions, and this root over them.
 *
 * @param size how many leaves
 * @param root lower-case hex
 * @param note the signed note (C2SP signed-note and tlog-checkpoint); its third line is the root, a fourth the time of signing
 */
public record Checkpoint(long size, String root, String note, Instant signedAt) {}
