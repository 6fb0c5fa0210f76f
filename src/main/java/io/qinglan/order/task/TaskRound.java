package io.qinglan.order.task;

import java.time.Instant;
import java.util.UUID;

import io.qinglan.fact.Level;

/**
 * What one version of a response asks of the departments; noted with the response, worked off later.
 *
 * @param how of an end: lifted, cancelled, expired or suspended; null when tasks are given
 * @param at from when it holds
 * @param until the end of the response, null when open
 */
record TaskRound(
        UUID response, int version, String area, Level level, String how, Instant at, Instant until, boolean exercise) {

    /** Whether all tasks are closed. */
    boolean ends() {
        return how != null;
    }
}
