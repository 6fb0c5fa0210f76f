package io.qinglan.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * A stretch of time in which an area's list is frozen: from the first proposal to the report after lifting.
 *
 * @param area six-digit code; the lists of all areas in it are frozen too
 * @param subject the proposal, warning or response that began it
 * @param binding whether a warning or a response came of it
 * @param startedAt when the response it protects began, null while there is none
 * @param endedAt when the last of them ended and only the report is awaited, null before
 * @param document the report after lifting that closed it
 */
public record Freeze(
        UUID id,
        String area,
        String subject,
        Instant openedAt,
        boolean binding,
        Instant startedAt,
        Instant endedAt,
        Instant closedAt,
        String closedBy,
        String document,
        String reason) {

    /** What it stands at: {@code open}, {@code awaiting_report} or {@code closed}. */
    public String state() {
        return closedAt != null ? "closed" : endedAt != null ? "awaiting_report" : "open";
    }
}
