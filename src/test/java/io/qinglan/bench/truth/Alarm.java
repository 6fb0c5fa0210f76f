package io.qinglan.bench.truth;

import java.time.Instant;

/**
 * A lead, by whatever way of judging.
 *
 * @param from begin of what it speaks of
 * @param at when it opens
 */
record Alarm(Instant from, Instant at) {}
