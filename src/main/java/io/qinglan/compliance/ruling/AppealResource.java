package io.qinglan.compliance.ruling;

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
import io.qinglan.compliance.lead.Finding;
import io.qinglan.compliance.lead.LeadAct;
import io.qinglan.compliance.lead.LeadDoor;
import io.qinglan.store.Ids;
import io.qinglan.web.Idempotent;

/** Appeals against rulings over HTTP: on their clock, decided by a person who had no part in it. */
@Path("/api/v1/leads/{id}/appeals")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class AppealResource {

    private final LeadDoor door;
    private final Ids ids;

    /** Made by the container. */
    AppealResource(LeadDoor door, Ids ids) {
        this.door = door;
        this.ids = ids;
    }

    /** Why the site appeals. */
    public record AppealInput(
            @JsonAlias({"reason", "content"}) String text, List<String> attachments) {}

    /**
     * The answer.
     *
     * @param decision uphold or reverse
     * @param finding of reverse: what holds instead
     */
    public record AppealDecisionInput(String decision, String finding, String reason) {}

    /** The site appeals. */
    @POST
    @Transactional
    @Operation(summary = "the site appeals against a ruling, within its clock")
    public Response appeal(@PathParam("id") UUID id, AppealInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.ENTERPRISE);
        String text = input == null ? null : input.text();
        door.errors()
                .text("/text", "why", text)
                .attachments(input == null ? null : input.attachments())
                .raise();
        return door.done(entered, new LeadAct.Appealed(ids.next(), text, input.attachments()));
    }

    /** Another person decides; a reversal counts with the person who ruled. */
    @POST
    @Path("{appeal}/decision")
    @Transactional
    @Operation(summary = "uphold or reverse a ruling, by a person who had no part in it")
    public Response decide(@PathParam("id") UUID id, @PathParam("appeal") UUID appeal, AppealDecisionInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.APPROVER);
        String decision = input == null ? null : input.decision();
        boolean reversed = "reverse".equals(decision);
        Optional<Finding> finding = Finding.of(input == null ? null : input.finding());
        door.errors()
                .check(reversed || "uphold".equals(decision), "/decision", "uphold or reverse", decision)
                .check(
                        reversed == finding.isPresent(),
                        "/finding",
                        reversed ? "what holds instead: one of " + Finding.codes() : "nothing, the ruling stands",
                        input == null ? null : input.finding())
                .text("/reason", "why", input == null ? null : input.reason())
                .raise();
        return door.done(entered, new LeadAct.AppealDecided(appeal, reversed, finding.orElse(null), input.reason()));
    }
}
