package io.qinglan.response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Level;
import io.qinglan.warning.ProposalView;

/**
 * A response over HTTP.
 *
 * @param state awaiting_approval, rejected, issued, active, suspended, lifted, expired, cancelled
 * @param status the same
 * @param level the level that holds now; what a change announced ahead will bring says {@code announced}
 * @param open what waits for approval on it, shown to the bureaus of its area only
 */
public record ResponseDetail(
        UUID id,
        int version,
        String area,
        String number,
        String state,
        String status,
        String level,
        String regime,
        Announced announced,
        Instant start,
        Instant until,
        boolean exercise,
        Ground basis,
        UUID warning,
        String reason,
        String issuer,
        JsonNode authority,
        String approver,
        Instant issuedAt,
        Instant createdAt,
        boolean overridden,
        List<SupplementView> supplements,
        List<ProposalView> open) {

    /** A level that will hold from a later instant. */
    public record Announced(String level, Instant at) {}

    /** What it stands on. */
    public record Ground(String kind, UUID id, String instrument) {}

    static ResponseDetail of(Response r, List<SupplementView> supplements, List<ProposalView> open, Instant now) {
        Level level = r.level(now);
        String decided = r.stand.level;
        Announced announced = decided.equals(level.code()) ? null : new Announced(decided, r.stand.changedAt);
        return new ResponseDetail(
                r.id,
                r.stand.version,
                r.area,
                r.number,
                r.state(now),
                r.state(now),
                level.code(),
                level == Level.NONE ? "temporary_control" : "none",
                announced,
                r.stand.start,
                r.stand.end,
                r.exercise,
                new Ground(r.basis, r.basisId, r.instrument),
                r.warning,
                r.reason,
                r.issuer,
                r.authority,
                r.approver,
                r.issuedAt,
                r.createdAt,
                r.overridden,
                supplements,
                open);
    }
}
