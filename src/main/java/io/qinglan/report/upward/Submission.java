package io.qinglan.report.upward;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Proof that an upward report was handed over.
 *
 * @param version of the report: 1, and one more for each correction
 * @param digest SHA-256 of what was handed over
 * @param late whether it was handed over after it was due; null where no time is set
 * @param reason of a correction
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Submission(
        UUID id,
        UUID occasion,
        int version,
        UUID paper,
        String digest,
        String recipient,
        String channel,
        String sentTo,
        Instant submittedAt,
        Instant due,
        Boolean late,
        String receiptNumber,
        String evidence,
        String reason,
        String person,
        Instant enteredAt,
        UUID decision) {}
