package io.qinglan.feed.video;

import java.time.Instant;

/**
 * Whether a camera is on line, as its system says.
 *
 * @param at since when
 * @param online whether it is
 * @param detail in words, may be left out
 */
public record CameraStateInput(Instant at, Boolean online, String detail) {}
