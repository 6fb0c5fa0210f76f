package io.qinglan.order.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A task of a department as it is stored.
 *
 * @param level the level that holds
 * @param pack pack that states its row
 * @param body the row as it stood: action, proof, form, daily, zones, citation
 * @param certainty stated, inferred or open
 * @param due when the next report is due, null when none is
 * @param everyHours how often a report is due, null for once
 * @param state issued, acknowledged, reported or closed
 * @param how of the close: lifted, cancelled, expired, suspended, level_changed
 */
record Task(
        UUID id,
        UUID response,
        int version,
        String area,
        String level,
        boolean exercise,
        String pack,
        String row,
        String subject,
        String kind,
        String lead,
        List<String> departments,
        JsonNode body,
        String certainty,
        Instant start,
        Instant until,
        Instant due,
        Integer everyHours,
        String state,
        String how,
        Instant closedAt,
        Instant madeAt,
        UUID decision) {

    static final String CLOSED = "closed";
    static final String OVERDUE = "overdue";

    /** What the board shows: a task whose report is late is overdue, whatever came before. */
    String status(Instant now) {
        return overdue(now) ? OVERDUE : state;
    }

    /** Whether a report is late. */
    boolean overdue(Instant now) {
        return !state.equals(CLOSED) && due != null && due.isBefore(now);
    }

    /** When the report after one made now is due: the next whole turn of the clock; null when one report is all. */
    Instant dueAfter(Instant now) {
        if (everyHours == null || due == null) {
            return null;
        }
        Instant next = due;
        while (!next.isAfter(now)) {
            next = next.plusSeconds(everyHours * 3600L);
        }
        return next.equals(due) ? due.plusSeconds(everyHours * 3600L) : next;
    }
}
