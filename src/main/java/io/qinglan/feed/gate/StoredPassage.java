package io.qinglan.feed.gate;

import java.time.Instant;
import java.util.UUID;

import io.qinglan.feed.FrameId;

/**
 * A passage as kept, in its latest revision.
 *
 * @param id the same for every revision
 * @param revision 1 for what came first
 * @param site whose gate it is
 * @param receivedAt when this revision came
 * @param frame the body it came in, which is kept as evidence
 * @param line its place in that body, counted from 1
 */
record StoredPassage(
        UUID id, int revision, String site, Passage passage, Instant receivedAt, FrameId frame, int line) {}
