package io.qinglan.feed.rollup;

import java.time.Instant;

import io.qinglan.feed.window.Window;

/**
 * A window as it is kept.
 *
 * @param point code of the monitoring point
 * @param window all its factors
 * @param version from 1; a further one is added when late data changed it
 * @param recordedAt when this version was reckoned
 */
public record StoredWindow(String point, Window window, int version, Instant recordedAt) {}
