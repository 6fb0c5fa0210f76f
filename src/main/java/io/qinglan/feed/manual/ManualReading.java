package io.qinglan.feed.manual;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A reading by hand or a patrol, as kept.
 *
 * @param point null for a patrol of the whole site
 * @param kind {@code reading} or {@code patrol}
 * @param person who read or went, by name
 * @param frame the body that is its evidence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManualReading(
        UUID id,
        String point,
        String site,
        String kind,
        Instant at,
        List<ManualInput.Value> values,
        String outcome,
        String finding,
        List<UUID> attachments,
        String person,
        Instant receivedAt,
        String frame) {}
