package io.qinglan.audit.reason;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.qinglan.audit.VisibleDecisions;
import io.qinglan.fact.Level;
import io.qinglan.ledger.Entries;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Why a decision, why not another, what if things had been otherwise, and whether it still comes out the same. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class ReasonResource {

    private final VisibleDecisions decisions;
    private final Archive archive;
    private final Chain chain;
    private final Why why;
    private final OrderWhyNot orderWhyNot;
    private final LevelWhyNot levelWhyNot;
    private final OrderWhatIf orderWhatIf;
    private final LevelWhatIf levelWhatIf;
    private final Replays replays;
    private final ZoneId zone;

    /** Made by the container. */
    ReasonResource(
            VisibleDecisions decisions,
            Archive archive,
            Chain chain,
            Why why,
            OrderWhyNot orderWhyNot,
            LevelWhyNot levelWhyNot,
            OrderWhatIf orderWhatIf,
            LevelWhatIf levelWhatIf,
            Replays replays,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.decisions = decisions;
        this.archive = archive;
        this.chain = chain;
        this.why = why;
        this.orderWhyNot = orderWhyNot;
        this.levelWhyNot = levelWhyNot;
        this.orderWhatIf = orderWhatIf;
        this.levelWhatIf = levelWhatIf;
        this.replays = replays;
        this.zone = zone;
    }

    /** Why: articles, rules, facts, parameters, people, and the chain up to the forecast. */
    @GET
    @Path("{id}/why")
    @Operation(summary = "why a decision: article, rule, facts, parameters and the chain up to the forecast · 为什么")
    public Map<String, Object> why(@PathParam("id") UUID id) {
        return why.of(decisions.find(id));
    }

    /** Why not: which condition of a measure or level failed, and by how much. */
    @GET
    @Path("{id}/why-not")
    @Operation(summary = "why not another measure or level: what failed, and by how much · 为什么不")
    public Map<String, Object> whyNot(
            @PathParam("id") UUID id,
            @Parameter(description = "number of a row, an action, a unit, a scope, a process or a grade")
                    @QueryParam("measure")
                    String measure,
            @Parameter(description = "blue, yellow, orange or red") @QueryParam("level") String level) {
        Entries.Found decision = decisions.find(id);
        boolean colour = measure != null && colour(measure);
        String asked = colour ? measure : level;
        if (asked != null && !colour(asked)) {
            throw Problem.invalid(InputError.parameter("level", "blue, yellow, orange or red", asked));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("decision", id);
        if (OrderCase.is(decision)) {
            answer.putAll(orderWhyNot.of(OrderCase.of(decision, archive), colour ? null : measure, asked));
            if (asked != null) {
                chain.proposed(decision)
                        .filter(proposed -> LevelCase.is(proposed, archive))
                        .ifPresent(proposed -> answer.put(
                                "levelOfWarning",
                                levelWhyNot.of(LevelCase.of(proposed, archive, zone), Level.of(asked))));
            }
            return answer;
        }
        if (asked == null) {
            throw Problem.invalid(InputError.parameter("level", "blue, yellow, orange or red", level));
        }
        answer.putAll(levelWhyNot.of(level(decision), Level.of(asked)));
        return answer;
    }

    /** What if: the same decision with other facts, by another pack, on another day. Nothing is stored. */
    @POST
    @Path("{id}/what-if")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "the same decision with something otherwise; nothing is stored · 假如")
    public Map<String, Object> whatIf(@PathParam("id") UUID id, WhatIfInput input) {
        Entries.Found decision = decisions.find(id);
        if (input == null || input.empty()) {
            throw Problem.invalid(InputError.at("", "facts, pack, date or level", "nothing"));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("decision", id);
        answer.putAll(
                OrderCase.is(decision)
                        ? orderWhatIf.of(OrderCase.of(decision, archive), input)
                        : levelWhatIf.of(level(decision), input));
        return answer;
    }

    /** Runs a decision again from its archived input and pack; nothing is stored. */
    @POST
    @Path("{id}/replay")
    @Transactional
    @Operation(
            summary =
                    "run a decision again from its archived input and pack: the same bytes, or where they differ · 重放")
    public Replays.Replay replay(@PathParam("id") UUID id) {
        return replays.of(decisions.find(id));
    }

    /** The same, for a reader who only looks. */
    @GET
    @Path("{id}/replay")
    @Operation(summary = "run a decision again from its archived input and pack · 重放")
    public Replays.Replay replayed(@PathParam("id") UUID id) {
        return replays.of(decisions.find(id));
    }

    /** What the rules said, from the proposal itself or from whatever it led to. */
    private LevelCase level(Entries.Found decision) {
        Entries.Found proposed = LevelCase.is(decision, archive)
                ? decision
                : chain.proposed(decision)
                        .filter(found -> LevelCase.is(found, archive))
                        .orElseThrow(
                                () -> Archive.notArchived("what the rules saw; people decided this by themselves"));
        return LevelCase.of(proposed, archive, zone);
    }

    private static boolean colour(String code) {
        return Arrays.stream(Level.values())
                .anyMatch(level -> level != Level.NONE && level.code().equals(code));
    }
}
