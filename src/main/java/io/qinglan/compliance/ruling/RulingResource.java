package io.qinglan.compliance.ruling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Role;
import io.qinglan.compliance.lead.Finding;
import io.qinglan.compliance.lead.LeadAct;
import io.qinglan.compliance.lead.LeadDoor;
import io.qinglan.store.Ids;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Rulings on leads over HTTP, and what follows from them. */
@Path("/api/v1/leads/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class RulingResource {

    private final LeadDoor door;
    private final CaseFiles files;
    private final Clauses clauses;
    private final Ids ids;
    private final Clock clock;

    /** Made by the container. */
    RulingResource(LeadDoor door, CaseFiles files, Clauses clauses, Ids ids, Clock clock) {
        this.door = door;
        this.files = files;
        this.clauses = clauses;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A ruling.
     *
     * @param finding one of {@link Finding}
     * @param text the facts as found and why
     * @param rectifyBy of rectify: until when
     * @param caseFile of transfer
     * @param grade never: a grade is changed in a proceeding of its own
     */
    public record RulingInput(
            @JsonAlias({"outcome", "ruling"}) String finding,
            @JsonAlias({"reason", "facts", "note"}) String text,
            Instant rectifyBy,
            CaseFileInput caseFile,
            JsonNode grade) {}

    /** What the site did to put it right. */
    public record RectificationInput(
            @JsonAlias({"content", "note"}) String text, List<String> attachments) {}

    /** Whether that is enough. */
    public record RectificationCheckInput(String decision, String reason) {}

    /** The decision of the body that decides on penalties. */
    public record EffectiveDecisionInput(String documentNumber, String body, Instant servedAt, Instant effectiveAt) {}

    /** A named person finds the facts. */
    @POST
    @Path("rulings")
    @Transactional
    @Operation(summary = "a named person finds the facts: closed, rectify, device_at_fault, exempt or transfer")
    public Response rule(@PathParam("id") UUID id, RulingInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.APPROVER, Role.OPERATOR, Role.INSPECTOR);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "{finding, text}", null));
        }
        Optional<Finding> finding = Finding.of(input.finding());
        boolean rectify = finding.filter(found -> found == Finding.RECTIFY).isPresent();
        boolean later = input.rectifyBy() != null && input.rectifyBy().isAfter(clock.instant());
        boolean transfer = finding.filter(found -> found == Finding.TRANSFER).isPresent();
        door.errors()
                .check(finding.isPresent(), "/finding", "one of " + Finding.codes(), input.finding())
                .text("/text", "the facts as found, and why", input.text())
                .check(
                        rectify ? later : input.rectifyBy() == null,
                        "/rectifyBy",
                        "of rectify: a time that is not over",
                        input.rectifyBy())
                .check(
                        transfer || input.caseFile() == null,
                        "/caseFile",
                        "of transfer only: fines stand nowhere else",
                        input.finding())
                .check(
                        input.grade() == null,
                        "/grade",
                        "nothing: a grade is changed in a proceeding of its own",
                        input.grade())
                .raise();
        Map<String, Object> file = transfer ? files.of(entered.lead(), input.caseFile()) : Map.of();
        return door.done(
                entered, new LeadAct.Ruled(ids.next(), finding.orElseThrow(), input.text(), input.rectifyBy(), file));
    }

    /** The clauses that may apply to an act of the lead's site. */
    @GET
    @Path("clauses")
    @Operation(summary = "clauses on penalties that may apply, by place, act and date, each with its certainty")
    public Map<String, Object> clauses(
            @PathParam("id") UUID id, @QueryParam("act") String act, @QueryParam("on") LocalDate on) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.INSPECTOR, Role.APPROVER, Role.AUDITOR);
        if (act == null || !clauses.acts().has(act)) {
            List<String> known =
                    clauses.acts().properties().stream().map(Map.Entry::getKey).toList();
            throw Problem.invalid(InputError.parameter("act", "one of " + known, act));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), clauses.zone());
        LocalDate committed = on == null ? LocalDate.ofInstant(entered.lead().openedAt(), clauses.zone()) : on;
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("act", act);
        view.put("words", clauses.acts().get(act));
        view.put("on", committed);
        view.put("candidates", clauses.pick(entered.lead().area(), act, committed, today));
        return view;
    }

    /** The site says that it has put things right. */
    @POST
    @Path("rectifications")
    @Transactional
    @Operation(summary = "the site says it has put things right, with evidence")
    public Response rectify(@PathParam("id") UUID id, RectificationInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.ENTERPRISE);
        String text = input == null ? null : input.text();
        door.errors()
                .text("/text", "what was done", text)
                .attachments(input == null ? null : input.attachments())
                .raise();
        return door.done(entered, new LeadAct.Rectified(text, input.attachments()));
    }

    /** A named person looks whether that is enough. */
    @POST
    @Path("rectifications/check")
    @Transactional
    @Operation(summary = "accept what was put right, or not")
    public Response check(@PathParam("id") UUID id, RectificationCheckInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.INSPECTOR, Role.APPROVER);
        String decision = input == null ? null : input.decision();
        door.errors()
                .check(
                        "accept".equals(decision) || "refuse".equals(decision),
                        "/decision",
                        "accept or refuse",
                        decision)
                .text("/reason", "why", input == null ? null : input.reason())
                .raise();
        return door.done(entered, new LeadAct.RectificationChecked("accept".equals(decision), input.reason()));
    }

    /** The decision on penalties, by the body that decides; from its effect on a name may go public. */
    @POST
    @Path("effective-decision")
    @Transactional
    @Operation(summary = "the legally effective decision after a transfer; only from then on a name is public")
    public Response effective(@PathParam("id") UUID id, EffectiveDecisionInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.APPROVER);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "{documentNumber, body, servedAt, effectiveAt}", null));
        }
        boolean served = input.servedAt() != null && !input.servedAt().isAfter(clock.instant());
        boolean inOrder =
                served && input.effectiveAt() != null && !input.effectiveAt().isBefore(input.servedAt());
        door.errors()
                .text("/documentNumber", "the number of the decision", input.documentNumber())
                .text("/body", "the body that decided", input.body())
                .check(served, "/servedAt", "when it was served, a time that is over", input.servedAt())
                .check(inOrder, "/effectiveAt", "when it takes effect, not before it was served", input.effectiveAt())
                .raise();
        return door.done(
                entered,
                new LeadAct.TookEffect(input.documentNumber(), input.body(), input.servedAt(), input.effectiveAt()));
    }
}
