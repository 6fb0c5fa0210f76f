package io.qinglan.warning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A proposal with all its ground and where it stands.
 *
 * @param subject warning or response
 * @param warning the warning it is about or became, null for a response or before the issue
 * @param response the response it is about, null for a warning
 * @param from the level in force when it was made
 * @param level the level proposed
 * @param at from when the act holds
 * @param source forecast, schedule, manual, regional_notice, transition or warning
 * @param askedAt when approval was asked for; reminders run from here
 */
public record ProposalView(
        UUID id,
        int version,
        String state,
        String subject,
        UUID warning,
        UUID response,
        String area,
        boolean exercise,
        String act,
        String from,
        String level,
        Instant at,
        Instant start,
        Instant end,
        String reason,
        String basis,
        NamedOverride override,
        String source,
        JsonNode because,
        JsonNode nextLevel,
        Pack pack,
        UUID forecast,
        UUID regionalNotice,
        JsonNode assessment,
        List<String> legalBasis,
        Instant issueBy,
        Boolean leadTimeRequired,
        Boolean leadTimeMet,
        List<String> flags,
        JsonNode content,
        Proposer proposer,
        Instant createdAt,
        Instant askedAt,
        int reminders,
        Instant passedToDeputyAt,
        Instant decidedAt,
        UUID supersededBy,
        Asked approval,
        List<Conferred> consultations,
        List<Signed> signatures) {

    /** The pack it was judged by. */
    public record Pack(String id, String digest) {}

    /** Who proposed: kind is rules or person. */
    public record Proposer(String kind, UUID id, String name, String unit, String post) {}

    /** How many must approve and of what rank. */
    public record Asked(int approvers, String rank) {}

    /** A consultation held on it. */
    public record Conferred(
            UUID id,
            Instant at,
            List<String> bodies,
            List<String> people,
            List<String> forecasts,
            String conclusion,
            String dissent,
            Map<String, JsonNode> further,
            String recordedBy,
            Instant recordedAt) {}

    /** A signature under it. */
    public record Signed(
            UUID id,
            String decision,
            String reason,
            NamedOverride override,
            String name,
            String post,
            String as,
            String kind,
            String document,
            boolean asDeputy,
            Instant at,
            String enteredBy,
            Countersigned countersignature) {}

    /** The countersignature of an entered approval: until when, by whom, and whether it is late. */
    public record Countersigned(Instant due, boolean overdue, String by, Instant at) {}
}
