package io.qinglan.feed.video;

import java.time.Instant;

/**
 * A clip that is asked for.
 *
 * @param point code of the camera
 * @param from begin of the scene, {@code to} its end
 * @param reason why
 */
public record ClipInput(String point, Instant from, Instant to, String reason) {}
