package io.qinglan.inventory;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A monitoring point as it is kept.
 *
 * @param point the point
 * @param area area of its site, null when the site is not on the list
 * @param revision which state of the point this is, from 1
 * @param recordedAt when this state was recorded
 * @param recordedBy who recorded it, null for the program
 */
public record StoredPoint(
        @JsonUnwrapped Point point, String area, int revision, Instant recordedAt, String recordedBy) {}
