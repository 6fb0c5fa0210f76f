package io.qinglan.inventory;

import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** When lists are frozen, over HTTP. */
@Path("/api/v1/inventory/freezes")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class FreezeResource {

    private final Freezes freezes;
    private final LateExemptions exemptions;
    private final Access access;

    /** Made by the container. */
    public FreezeResource(Freezes freezes, LateExemptions exemptions, Access access) {
        this.freezes = freezes;
        this.exemptions = exemptions;
        this.access = access;
    }

    /**
     * A freeze as HTTP shows it.
     *
     * @param state {@code open}, {@code awaiting_report} or {@code closed}
     */
    public record View(String state, Freeze freeze) {

        static View of(Freeze freeze) {
            return new View(freeze.state(), freeze);
        }
    }

    /**
     * That the report after lifting is there.
     *
     * @param document the report: title, number, date
     * @param reason needed while what froze the list has not ended
     */
    public record Closing(String document, String reason) {}

    /** The freezes of the caller's areas, newest first. */
    @GET
    @Operation(summary = "when lists are and were frozen")
    public Page<View> list(@BeanParam PageRequest request) {
        access.requireBureau();
        UUID before = request.after().map(after -> after.uuid(0)).orElse(null);
        List<Freeze> found = freezes.list(access.reachedAreas(), before, request.limit());
        return Page.of(found, request, last -> Cursor.of(last.id())).map(View::of);
    }

    /** One freeze. */
    @GET
    @Path("{id}")
    @Operation(summary = "one freeze of a list")
    public Response get(@PathParam("id") UUID id) {
        access.requireBureau();
        Freeze freeze = reached(id);
        return EntityVersion.ok(View.of(freeze), freeze.state());
    }

    /** The exempt classes granted shortly before the response that a freeze protects. */
    @GET
    @Path("{id}/late-exemptions")
    @Operation(summary = "exempt classes granted shortly before the response")
    public Page<LateExemption> lateExemptions(@PathParam("id") UUID id) {
        access.requireBureau();
        return new Page<>(exemptions.of(reached(id)), null);
    }

    /** Frees the list because the report after lifting is there. */
    @POST
    @Path("{id}/closing")
    @Transactional
    @Operation(summary = "free the list: the report after lifting is there")
    public View close(@PathParam("id") UUID id, Closing closing) {
        Actor actor = access.requireRole(Role.OPERATOR, Role.APPROVER);
        reached(id);
        if (closing == null || closing.document() == null || closing.document().isBlank()) {
            throw Problem.invalid(
                    InputError.at("/document", "the report after lifting: title, number, date", "nothing"));
        }
        return View.of(freezes.close(id, closing.document(), closing.reason(), actor));
    }

    private Freeze reached(UUID id) {
        Freeze freeze = freezes.find(id).orElseThrow(Problem::notFound);
        if (!access.sees(null, freeze.area())) {
            throw Problem.notFound();
        }
        return freeze;
    }
}
