package io.qinglan.warning;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Level;

/**
 * A warning as it stands at an instant.
 *
 * @param state issued, active, suspended, lifted, expired, cancelled
 * @param level the level that holds now; what a change announced ahead will bring says {@code announced}
 * @param regime temporary_control for a control below yellow, else none
 * @param announced the level decided and not yet begun, null when there is none
 * @param end null when open
 * @param issuer in whose name
 * @param authority by what right
 * @param overridden whether some version stands on an override
 */
public record WarningView(
        UUID id,
        int version,
        String area,
        String number,
        String state,
        String level,
        String regime,
        Announced announced,
        Instant start,
        Instant end,
        boolean exercise,
        String issuer,
        JsonNode authority,
        Instant issuedAt,
        UUID forecast,
        UUID regionalNotice,
        Instant issueBy,
        Boolean leadTimeRequired,
        Boolean leadTimeMet,
        boolean overridden,
        UUID proposal) {

    /** A level that will hold from a later instant. */
    public record Announced(String level, Instant at) {}

    static WarningView of(Warning warning, Instant now) {
        Life life = warning.life();
        Level level = life.levelAt(now);
        Announced announced =
                level == life.level() ? null : new Announced(life.level().code(), life.changedAt());
        return new WarningView(
                warning.id,
                life.version(),
                warning.area,
                warning.number,
                life.statusAt(now).code(),
                level.code(),
                level == Level.NONE ? "temporary_control" : "none",
                announced,
                life.start(),
                life.end(),
                warning.exercise,
                warning.issuer,
                warning.authority,
                warning.issuedAt,
                warning.forecast,
                warning.regionalNotice,
                warning.issueBy,
                warning.leadTimeRequired,
                warning.leadTimeMet,
                warning.overridden,
                warning.proposal);
    }
}
