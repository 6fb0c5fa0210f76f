package io.qinglan.dispatch.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * One event on its way to one subscription.
 *
 * @param event the id under which the subscriber sees it at every attempt
 * @param state waiting, delivered or dead (given up; can be replayed)
 * @param nextAt when it is tried next, null when it is over
 * @param status of the last answer, null when there was none
 * @param error of the last attempt, null when it went well
 */
public record Delivery(
        UUID id,
        UUID subscription,
        UUID event,
        String site,
        String type,
        String subject,
        String state,
        int attempts,
        Instant nextAt,
        Integer status,
        String error,
        Instant createdAt,
        Instant firstAt,
        Instant endedAt) {}
