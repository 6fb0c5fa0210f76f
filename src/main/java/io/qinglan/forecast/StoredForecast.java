package io.qinglan.forecast;

import java.time.Instant;
import java.util.UUID;

/**
 * A forecast as it was taken in; never changed afterwards.
 *
 * @param id its identifier
 * @param forecast what came
 * @param receivedAt when it came
 * @param receivedFrom who sent it: a person, a key, or the job that fetches it
 */
public record StoredForecast(UUID id, Forecast forecast, Instant receivedAt, String receivedFrom) {}
