package io.qinglan.order.task;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a department answers to a task.
 *
 * @param kind receipt or report
 * @param text what it says
 * @param figures the figures of the report form, by name
 * @param evidence where the proof lies
 * @param due when it was due, null for a receipt
 * @param late whether it came after that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskAnswer(
        UUID id,
        String kind,
        String text,
        Map<String, Long> figures,
        String evidence,
        String person,
        String unit,
        Instant at,
        Instant due,
        boolean late,
        UUID decision) {}
