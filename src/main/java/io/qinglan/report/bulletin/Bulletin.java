package io.qinglan.report.bulletin;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A bulletin.
 *
 * @param number given with the issue, by year and area
 * @param digest SHA-256 of its content
 * @param state draft or issued
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Bulletin(
        UUID id,
        String area,
        Instant from,
        Instant until,
        String number,
        UUID paper,
        String digest,
        String state,
        UUID draftedBy,
        String drafter,
        Instant draftedAt,
        UUID draftDecision,
        UUID issuedBy,
        String issuer,
        Instant issuedAt,
        UUID issueDecision) {}
