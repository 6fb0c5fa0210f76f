package io.qinglan.inventory.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One version of a plan as it is kept. It never changes; what was done with it stands in its filings.
 *
 * @param owner the site's code, or the area's
 * @param area the area whose bureau keeps it
 * @param version counted from 1 for each owner
 * @param number document number, or null
 * @param validUntil its last day, null when open
 * @param holdsFrom the first day on which it is the plan in force, null when it never was
 * @param holdsUntil the last such day: its own last day, or the one before a later version begins; null when open
 * @param state as it was last set by a person
 * @param content an {@link OperationPlan} or a {@link GovernmentPlan} as JSON
 * @param digest SHA-256 over owner, version, days, content and attachment, lower-case hex; orders name it
 * @param attachment the document itself, null when none was sent
 * @param filings what was done with it, oldest first
 */
public record StoredPlan(
        UUID id,
        PlanKind kind,
        String owner,
        String area,
        int version,
        String title,
        String number,
        LocalDate validFrom,
        LocalDate validUntil,
        LocalDate holdsFrom,
        LocalDate holdsUntil,
        PlanState state,
        JsonNode content,
        String digest,
        Attachment attachment,
        UUID enteredBy,
        String enteredName,
        Instant enteredAt,
        UUID decision,
        List<Filing> filings) {

    /** What is known of an attached document; {@code hash} is the SHA-256 of its bytes, lower-case hex. */
    public record Attachment(String name, String type, String hash) {}

    /** One act on a plan: {@code file, return, withdraw}, by whom, in whose name, with which opinion and filing number. */
    public record Filing(
            String act, String organ, String number, String opinion, String name, String post, Instant at) {}

    /** Whether it is the plan in force on a day. */
    public boolean holdsOn(LocalDate day) {
        return holdsFrom != null && !day.isBefore(holdsFrom) && (holdsUntil == null || !day.isAfter(holdsUntil));
    }

    /** The state as it is on a day: a filed plan whose days are over is expired, or superseded by the one that followed. */
    public PlanState on(LocalDate day) {
        if (state != PlanState.FILED || holdsUntil == null || !day.isAfter(holdsUntil)) {
            return state;
        }
        return holdsUntil.equals(validUntil) ? PlanState.EXPIRED : PlanState.SUPERSEDED;
    }

    /** The filing number of the filing that stands, null when it has none. */
    public String filingNumber() {
        return filings.stream()
                .filter(filing -> filing.act().equals("file"))
                .map(Filing::number)
                .reduce((first, last) -> last)
                .orElse(null);
    }
}
