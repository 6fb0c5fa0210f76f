package io.qinglan.feed.evidence;

import java.time.Instant;
import java.util.UUID;

/**
 * The root over all frames of an hour, as it stands in the ledger.
 *
 * @param hour begin of the hour
 * @param part 1; more when batches of the hour were committed after an earlier root was taken; the last part covers all of them
 * @param batches batches covered, in the order of their names
 * @param frames frames in them
 * @param root root of the Merkle tree (RFC 9162) whose leaves are the batches' digests, lower-case hex
 * @param decision the record of it
 */
public record FrameRoot(
        Instant hour, int part, int batches, long frames, String root, UUID decision, Instant recordedAt) {}
