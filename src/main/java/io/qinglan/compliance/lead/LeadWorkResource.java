package io.qinglan.compliance.lead;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.transaction.Transactional;
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
import io.qinglan.inventory.Inventory;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** What a bureau does with a lead before it is ruled on: the desk, the assignment, what is seen from outside, the answer to the source. */
@Path("/api/v1/leads/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class LeadWorkResource {

    private static final String WITHOUT_CERTIFICATE =
            "who has no law-enforcement certificate delivers, observes from outside and reports, and never enters or"
                    + " questions (国办发〔2024〕54号)";

    private final LeadDoor door;
    private final People people;
    private final Inventory inventory;
    private final Clock clock;

    /** Made by the container. */
    LeadWorkResource(LeadDoor door, People people, Inventory inventory, Clock clock) {
        this.door = door;
        this.people = people;
        this.inventory = inventory;
        this.clock = clock;
    }

    /**
     * The look from the desk.
     *
     * @param outcome visit, papers_suffice or unfounded
     * @param site the site it concerns, where the lead did not name one
     */
    public record VerificationInput(
            String outcome,
            @JsonAlias({"note", "content", "reason"}) String text,
            String site,
            List<String> attachments) {}

    /**
     * To whom it is given.
     *
     * @param user user name, absent when the person has no account
     * @param to name of the person
     */
    public record AssignmentInput(String user, String to, String unit, Instant due, String note) {}

    /**
     * What was seen.
     *
     * @param place from where
     * @param entered whether the site was entered; who has no certificate must not
     * @param questioned whether anybody was questioned; likewise
     */
    public record ObservationInput(
            @JsonAlias({"note", "content"}) String text,
            String place,
            Instant seenAt,
            boolean entered,
            boolean questioned,
            List<String> attachments) {}

    /** The answer to whoever gave the lead. */
    public record SourceAnswerInput(
            @JsonAlias({"note", "content"}) String text, String document, Instant sentAt) {}

    /** The lead it goes on with. */
    public record MergeInput(UUID into, String reason) {}

    /** The desk looks at it first: papers and data before anybody goes anywhere. */
    @POST
    @Path("verification")
    @Transactional
    @Operation(summary = "desk verification: visit, papers_suffice or unfounded; comes before everything else")
    public Response verify(@PathParam("id") UUID id, VerificationInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.INSPECTOR, Role.APPROVER);
        VerificationInput said = given(input, "{outcome, text}");
        Optional<Outcome> outcome = Outcome.of(said.outcome());
        boolean siteFits = said.site() == null
                || entered.lead().site() == null
                        && inventory
                                .find(said.site())
                                .filter(site ->
                                        site.site().area().equals(entered.lead().area()))
                                .isPresent();
        door.errors()
                .check(outcome.isPresent(), "/outcome", "one of " + Outcome.codes(), said.outcome())
                .text("/text", "what the desk found", said.text())
                .check(siteFits, "/site", "a site of the lead's area, for a lead that names none", said.site())
                .attachments(said.attachments())
                .raise();
        return door.done(
                entered, new LeadAct.Verified(outcome.orElseThrow(), said.text(), said.site(), said.attachments()));
    }

    /** Gives it to a person, with a due time. */
    @POST
    @Path("assignments")
    @Transactional
    @Operation(summary = "give the lead to a person with a due time; lateness climbs the ladder of the area")
    public Response assign(@PathParam("id") UUID id, AssignmentInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.APPROVER);
        AssignmentInput said = given(input, "{user or to, due}");
        Optional<Actor> person = Optional.ofNullable(said.user()).flatMap(people::named);
        boolean named = said.user() == null ? said.to() != null && !said.to().isBlank() : person.isPresent();
        door.errors()
                .check(named, said.user() == null ? "/to" : "/user", "the person it is given to", said.user())
                .check(
                        said.due() != null && said.due().isAfter(clock.instant()),
                        "/due",
                        "a time that is not over",
                        said.due())
                .raise();
        return door.done(
                entered,
                new LeadAct.Assigned(
                        person.map(Actor::id).orElse(null),
                        person.map(Actor::name).orElse(said.to()),
                        said.unit() == null ? person.map(Actor::unit).orElse(null) : said.unit(),
                        said.due(),
                        said.note()));
    }

    /** Keeps what was seen from outside; refused when somebody without a certificate went in. */
    @POST
    @Path("observations")
    @Transactional
    @Operation(summary = "what was seen from outside; who has no certificate never enters or questions")
    public Response observe(@PathParam("id") UUID id, ObservationInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.INSPECTOR);
        ObservationInput said = given(input, "{text, place, seenAt}");
        if (said.entered() || said.questioned()) {
            boolean certified = entered.actor().certificate() != null;
            throw certified
                    ? Problem.conflict("out-of-order", "entering and questioning is an approved visit: /inspections")
                    : Problem.forbidden("not-certified", WITHOUT_CERTIFICATE);
        }
        Instant seenAt = said.seenAt() == null ? clock.instant() : said.seenAt();
        door.errors()
                .text("/text", "what was seen", said.text())
                .check(!seenAt.isAfter(clock.instant()), "/seenAt", "a time that is over", said.seenAt())
                .attachments(said.attachments())
                .raise();
        return door.done(entered, new LeadAct.Observed(said.text(), said.place(), seenAt, said.attachments()));
    }

    /** Keeps the answer to whoever gave the lead. */
    @POST
    @Path("answers")
    @Transactional
    @Operation(summary = "the answer to whoever gave the lead")
    public Response answer(@PathParam("id") UUID id, SourceAnswerInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.APPROVER);
        SourceAnswerInput said = given(input, "{text}");
        door.errors().text("/text", "the answer", said.text()).raise();
        Instant sentAt = said.sentAt() == null ? clock.instant() : said.sentAt();
        return door.done(entered, new LeadAct.SourceAnswered(said.text(), said.document(), sentAt));
    }

    /** Goes on as part of another lead of the same site. */
    @POST
    @Path("merge")
    @Transactional
    @Operation(summary = "merge a repeat into another open lead of the same site")
    public Response merge(@PathParam("id") UUID id, MergeInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.APPROVER);
        MergeInput said = given(input, "{into, reason}");
        door.errors()
                .check(said.into() != null && !said.into().equals(id), "/into", "another lead", said.into())
                .text("/reason", "why it is the same", said.reason())
                .raise();
        LeadRow other = door.seen(said.into());
        boolean fits = other.site() != null
                && other.site().equals(entered.lead().site())
                && other.life().state().open();
        if (!fits) {
            throw Problem.invalid(InputError.at("/into", "an open lead of the same site", said.into()));
        }
        return door.merged(entered, other, new LeadAct.MergedInto(said.into(), said.reason()));
    }

    private static <T> T given(T input, String expected) {
        if (input == null) {
            throw Problem.invalid(InputError.at("", expected, null));
        }
        return input;
    }
}
