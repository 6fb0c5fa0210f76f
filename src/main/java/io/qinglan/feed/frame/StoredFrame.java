package io.qinglan.feed.frame;

import java.time.Instant;

import io.qinglan.feed.FrameId;

/**
 * A frame or body as it is kept.
 *
 * @param id its name
 * @param bytes exactly what came
 * @param receivedAt when its last byte came
 * @param writtenAt when it was committed, on the program's clock
 * @param channel by which way: hj212, http, mqtt, file
 * @param peer who sent it
 * @param outcome what became of it at its commit
 * @param hash SHA-256 of the bytes as it was kept
 * @param batchDigest what its batch commits to
 */
public record StoredFrame(
        FrameId id,
        byte[] bytes,
        Instant receivedAt,
        Instant writtenAt,
        String channel,
        String peer,
        String outcome,
        byte[] hash,
        byte[] batchDigest) {}
