package io.qinglan.feed.video;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A clip that was asked for, and what was delivered. The video itself stays with the camera's system.
 *
 * @param from begin of the scene, {@code to} its end
 * @param reason why it was asked for
 * @param sha256 hash of the file, {@code place} where it lies, {@code seconds} its length; null until it is delivered
 * @param decision the record of the request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Clip(
        UUID id,
        String point,
        String site,
        Instant from,
        Instant to,
        String reason,
        Instant requestedAt,
        UUID decision,
        String sha256,
        String place,
        Integer seconds,
        Instant deliveredAt) {}
