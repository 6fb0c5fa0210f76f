package io.qinglan.feed.frame;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a frame came from and what became of it.
 *
 * @param id its name
 * @param channel hj212, http, mqtt, file
 * @param peer who sent it; null for a site
 * @param sha256 of the bytes as kept, in hex
 * @param intact whether the bytes still have this hash
 * @param bytes how many they are
 * @param mn the number it names, null when it names none
 * @param point the point of that instrument
 * @param text the frame with its password blanked; null for a body of many records
 * @param batchDigest what the batch of its commit commits to, in hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrameView(
        String id,
        String channel,
        String peer,
        Instant receivedAt,
        Instant writtenAt,
        String outcome,
        String sha256,
        boolean intact,
        int bytes,
        String mn,
        String point,
        String text,
        String batchDigest) {}
