package io.qinglan.report.duty;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A handover of the desk.
 *
 * @param at when it was given
 * @param digest SHA-256 of the desk's state as it was given
 * @param state given, or taken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Handover(
        UUID id,
        String area,
        Instant at,
        UUID paper,
        String digest,
        String note,
        UUID givenBy,
        String giver,
        UUID givenDecision,
        UUID takenBy,
        String taker,
        Instant takenAt,
        String takenNote,
        UUID takenDecision,
        String state) {}
