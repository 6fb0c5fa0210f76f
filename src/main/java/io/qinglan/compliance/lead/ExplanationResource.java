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

import io.qinglan.authority.Role;
import io.qinglan.store.Ids;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The site is heard: it explains, and a named person answers where it says that it cannot. */
@Path("/api/v1/leads/{id}/explanations")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class ExplanationResource {

    private final LeadDoor door;
    private final Ids ids;
    private final Clock clock;

    /** Made by the container. */
    ExplanationResource(LeadDoor door, Ids ids, Clock clock) {
        this.door = door;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What the site says.
     *
     * @param reason one of {@link Reason}; cannot and needs_time suspend what is held against the line at once
     * @param line the line meant, absent = the lead's
     * @param from since when it is so
     * @param until until when, where the site knows
     */
    public record ExplanationInput(
            @JsonAlias({"kind", "code"}) String reason,
            @JsonAlias({"note", "content", "explanation"}) String text,
            String line,
            Instant from,
            Instant until,
            @JsonAlias("evidence") List<String> attachments) {}

    /**
     * The answer to a site that cannot, or needs time.
     *
     * @param decision accept or refuse
     * @param until until when it is accepted; absent = until now
     */
    public record AnswerInput(String decision, String reason, Instant until) {}

    /** The site explains; from the same minute the bureau reads it. */
    @POST
    @Transactional
    @Operation(summary = "the site explains, with evidence; cannot and needs_time suspend not_met for the line at once")
    public Response explain(@PathParam("id") UUID id, ExplanationInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.ENTERPRISE);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "{reason, text, attachments}", null));
        }
        Optional<Reason> reason = Reason.of(input.reason());
        boolean worded = reason.filter(found -> found == Reason.WAIVED).isPresent()
                || input.text() != null && !input.text().isBlank();
        boolean span =
                input.from() == null || input.until() == null || input.until().isAfter(input.from());
        door.errors()
                .check(reason.isPresent(), "/reason", "one of " + Reason.codes(), input.reason())
                .check(worded, "/text", "the explanation in words", input.text())
                .check(span, "/until", "after from", input.until())
                .attachments(input.attachments())
                .raise();
        return door.done(
                entered,
                new LeadAct.Explained(
                        ids.next(),
                        reason.orElseThrow(),
                        input.text(),
                        input.line(),
                        input.from(),
                        input.until(),
                        input.attachments()));
    }

    /** A named person accepts or refuses that a site cannot, or needs time. */
    @POST
    @Path("{explanation}/answer")
    @Transactional
    @Operation(summary = "accept or refuse that a site cannot, or needs time; refused, the windows are judged again")
    public Response answer(@PathParam("id") UUID id, @PathParam("explanation") UUID explanation, AnswerInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.APPROVER);
        String decision = input == null ? null : input.decision();
        boolean known = "accept".equals(decision) || "refuse".equals(decision);
        door.errors()
                .check(known, "/decision", "accept or refuse", decision)
                .text("/reason", "why", input == null ? null : input.reason())
                .raise();
        return door.done(
                entered, new LeadAct.Answered(explanation, "accept".equals(decision), input.reason(), input.until()));
    }
}
