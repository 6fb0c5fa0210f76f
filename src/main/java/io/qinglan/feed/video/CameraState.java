package io.qinglan.feed.video;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Whether a camera was on line.
 *
 * @param at since when
 * @param online whether it was
 * @param detail what its system says, null when nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CameraState(String point, Instant at, boolean online, String detail) {}
