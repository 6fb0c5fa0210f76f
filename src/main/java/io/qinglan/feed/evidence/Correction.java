package io.qinglan.feed.evidence;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a person found wrong with a value of a reading. The reading stays as it came; this stands beside it.
 *
 * @param point the point, {@code kind} and {@code at} the reading
 * @param factor code of the factor, such as {@code a21026}
 * @param value what it should read; null: the value is not to be used
 * @param mark the mark it should carry; null: as it is
 * @param reason why, on what {@code document}
 * @param person who says so, by name
 * @param decision the record of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Correction(
        UUID id,
        String point,
        String site,
        String kind,
        Instant at,
        String factor,
        String value,
        String mark,
        String reason,
        String document,
        String person,
        Instant recordedAt,
        UUID decision) {}
