package io.qinglan.response;

import java.time.Instant;
import java.util.UUID;

import io.qinglan.fact.Level;

/**
 * A response (响应) of an area was approved; fired inside the transaction of the approval. It may start later than it was
 * approved. The end is null when it stays open.
 */
public record ResponseStarted(
        UUID response, int version, String area, Level level, Instant start, Instant until, boolean exercise) {}
