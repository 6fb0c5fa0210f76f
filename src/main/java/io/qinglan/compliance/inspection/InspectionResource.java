package io.qinglan.compliance.inspection;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Actor;
import io.qinglan.authority.People;
import io.qinglan.authority.Role;
import io.qinglan.compliance.lead.LeadAct;
import io.qinglan.compliance.lead.LeadDoor;
import io.qinglan.compliance.lead.Officer;
import io.qinglan.store.Ids;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** Inspections of a lead over HTTP. The site reads the record; before it, nobody announces that somebody comes. */
@Path("/api/v1/leads/{id}/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class InspectionResource {

    private static final int CODE_LENGTH = 12;

    private final LeadDoor door;
    private final Inspections inspections;
    private final People people;
    private final Ids ids;
    private final Clock clock;

    /** Made by the container. */
    InspectionResource(LeadDoor door, Inspections inspections, People people, Ids ids, Clock clock) {
        this.door = door;
        this.inspections = inspections;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An officer who shall go.
     *
     * @param user user name of the account, whose name and certificate then count; absent when there is none here
     * @param certificate number of the law-enforcement certificate
     */
    public record OfficerInput(
            String user,
            String name,
            @JsonAlias({"number", "certificateNumber"}) String certificate) {}

    /** A visit asked for: why, by whom, when. */
    public record InspectionInput(String purpose, List<OfficerInput> officers, Instant from, Instant until) {}

    /**
     * The answer to it.
     *
     * @param decision approve or reject
     * @param code inspection code of the place's own system; absent = one is made
     * @param yearCount the count of visits this year as it was shown; when named it must be the present one
     */
    public record InspectionApprovalInput(String decision, String reason, String code, Integer yearCount) {}

    /** What was found. */
    public record InspectionRecordInput(
            String code,
            Instant enteredAt,
            Instant leftAt,

            @JsonAlias({"record", "findings", "content", "note"})
            String text,

            String present,
            boolean entryRefused,
            List<String> attachments) {}

    /** Why a visit is not made. */
    public record InspectionDropInput(String reason) {}

    /** The visits of the lead, newest first, each with the year's count of the site and the cap of the place. */
    @GET
    @Operation(summary = "visits of a lead with the year's count of the site and the cap: read before approving")
    public Page<Map<String, Object>> list(@PathParam("id") UUID id) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.INSPECTOR, Role.APPROVER, Role.AUDITOR);
        return new Page<>(inspections.of(entered.lead()), null);
    }

    /** Asks for a visit. */
    @POST
    @Transactional
    @Operation(summary = "ask for a visit: purpose, two certified officers with numbers, when")
    public Response ask(@PathParam("id") UUID id, InspectionInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.INSPECTOR);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "{purpose, officers, from, until}", null));
        }
        List<Officer> officers = officers(input.officers());
        boolean span =
                input.from() == null || input.until() == null || input.until().isAfter(input.from());
        door.errors()
                .text("/purpose", "why the site is visited", input.purpose())
                .check(span, "/until", "after from", input.until())
                .raise();
        return door.done(
                entered,
                new LeadAct.InspectionAsked(ids.next(), input.purpose(), officers, input.from(), input.until()));
    }

    private List<Officer> officers(List<OfficerInput> input) {
        LeadDoor.Errors errors = door.errors();
        errors.check(input != null && input.size() >= 2, "/officers", "two certified officers", input);
        List<Officer> officers = new ArrayList<>();
        for (int i = 0; input != null && i < input.size(); i++) {
            OfficerInput each = input.get(i);
            Optional<Actor> account = Optional.ofNullable(each.user()).flatMap(people::named);
            errors.check(
                    each.user() == null || account.isPresent(),
                    "/officers/" + i + "/user",
                    "the user name of an account",
                    each.user());
            String name = account.map(Actor::name).orElse(each.name());
            String certificate = account.map(Actor::certificate).orElse(each.certificate());
            errors.text("/officers/" + i + "/name", "the name of the officer", name);
            officers.add(new Officer(account.map(Actor::id).orElse(null), name, certificate));
        }
        errors.raise();
        return officers;
    }

    /** Another person approves, having seen how often the site was visited this year. */
    @POST
    @Path("{inspection}/approval")
    @Transactional
    @Operation(summary = "approve a visit, or not; by another person; the year's count of the site goes on record")
    public Response decide(
            @PathParam("id") UUID id, @PathParam("inspection") UUID inspection, InspectionApprovalInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.APPROVER);
        String decision = input == null ? null : input.decision();
        boolean approved = "approve".equals(decision);
        int count = entered.lead().site() == null
                ? 0
                : inspections.thisYear(entered.lead().site());
        Integer seen = input == null ? null : input.yearCount();
        door.errors()
                .check(approved || "reject".equals(decision), "/decision", "approve or reject", decision)
                .check(approved || input != null && input.reason() != null, "/reason", "why it is not approved", null)
                .check(seen == null || seen == count, "/yearCount", "the present count, " + count, seen)
                .raise();
        String code = input.code() == null ? code(inspection) : input.code();
        return door.done(
                entered,
                new LeadAct.InspectionDecided(
                        inspection,
                        approved,
                        input.reason(),
                        approved ? code : null,
                        count,
                        inspections.cap(entered.lead().area())));
    }

    /** Keeps what was found; only an officer of the visit may. */
    @POST
    @Path("{inspection}/record")
    @Transactional
    @Operation(summary = "the record of a visit, by one of its certified officers, under its inspection code")
    public Response keep(
            @PathParam("id") UUID id, @PathParam("inspection") UUID inspection, InspectionRecordInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.INSPECTOR, Role.APPROVER);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "{code, enteredAt, leftAt, text}", null));
        }
        Instant now = clock.instant();
        boolean came = input.enteredAt() != null && !input.enteredAt().isAfter(now);
        boolean left = input.leftAt() == null
                || came
                        && !input.leftAt().isBefore(input.enteredAt())
                        && !input.leftAt().isAfter(now);
        door.errors()
                .text("/code", "the inspection code", input.code())
                .text("/text", "what was found", input.text())
                .check(came, "/enteredAt", "when the site was entered, a time that is over", input.enteredAt())
                .check(left, "/leftAt", "after enteredAt, a time that is over", input.leftAt())
                .attachments(input.attachments())
                .raise();
        return door.done(
                entered,
                new LeadAct.InspectionRecorded(
                        inspection,
                        input.code(),
                        input.enteredAt(),
                        input.leftAt(),
                        input.text(),
                        input.present(),
                        input.entryRefused(),
                        input.attachments()));
    }

    /** Gives a visit up. */
    @POST
    @Path("{inspection}/dropped")
    @Transactional
    @Operation(summary = "a visit asked for is not made")
    public Response drop(
            @PathParam("id") UUID id, @PathParam("inspection") UUID inspection, InspectionDropInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.INSPECTOR, Role.APPROVER);
        String reason = input == null ? null : input.reason();
        door.errors().text("/reason", "why it is not made", reason).raise();
        return door.done(entered, new LeadAct.InspectionDropped(inspection, reason));
    }

    private static String code(UUID inspection) {
        String hex = inspection.toString().replace("-", "").toUpperCase(Locale.ROOT);
        return hex.substring(hex.length() - CODE_LENGTH);
    }
}
