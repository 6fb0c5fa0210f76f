package io.qinglan.feed.evidence;

import java.net.URI;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Holds on evidence over HTTP, for the people of a bureau. */
@Path("/api/v1/legal-holds")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class LegalHoldResource {

    private static final Role[] MAY_HOLD = {Role.OPERATOR, Role.INSPECTOR, Role.APPROVER};

    private final LegalHolds holds;
    private final Points points;
    private final Inventory inventory;
    private final Access access;

    /** Made by the container. */
    LegalHoldResource(LegalHolds holds, Points points, Inventory inventory, Access access) {
        this.holds = holds;
        this.points = points;
        this.inventory = inventory;
        this.access = access;
    }

    /** Holds evidence of a point, a site, or a site in a case. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Hold evidence of a point, a site or a case: it is not deleted until another person releases it")
    public Response place(LegalHoldInput body) {
        Actor actor = access.requireRole(MAY_HOLD);
        LegalHoldInput input = LegalHoldInput.checked(body);
        StoredPoint point = "point".equals(input.subject())
                ? points.find(input.code()).orElseThrow(() -> unknown("/code", "the code of a point", input.code()))
                : null;
        String site =
                point != null ? point.point().site() : "site".equals(input.subject()) ? input.code() : input.site();
        String area = inventory
                .find(site)
                .orElseThrow(
                        () -> unknown("site".equals(input.subject()) ? "/code" : "/site", "the code of a site", site))
                .site()
                .area();
        access.requireSite(site, area);
        LegalHold hold = holds.place(input, site, area, point == null ? null : input.code(), actor);
        return Response.created(URI.create("/api/v1/legal-holds/" + hold.id()))
                .entity(hold)
                .build();
    }

    private static Problem unknown(String pointer, String expected, String got) {
        return Problem.invalid(InputError.at(pointer, expected, got));
    }

    /** Holds of the areas the caller reaches, newest first. */
    @GET
    @Operation(summary = "Holds on evidence, newest first")
    public Page<LegalHold> list(@BeanParam PageRequest request) {
        access.requireBureau();
        return holds.page(access.reachedAreas(), request);
    }

    /** One hold. */
    @GET
    @Path("{id}")
    @Operation(summary = "A hold on evidence")
    public Response one(@PathParam("id") UUID id) {
        access.requireBureau();
        LegalHold hold = reached(id);
        return EntityVersion.ok(hold, hold.stands() ? 1 : 2);
    }

    /** Ends a hold; never by the person who placed it. */
    @POST
    @Path("{id}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Release a hold on evidence; another person than the one who placed it")
    public LegalHold release(@PathParam("id") UUID id, HoldReleaseInput body) {
        Actor actor = access.requireRole(MAY_HOLD);
        LegalHold hold = reached(id);
        return holds.release(hold, HoldReleaseInput.checked(body), actor);
    }

    private LegalHold reached(UUID id) {
        LegalHold hold = holds.find(id).orElseThrow(Problem::notFound);
        access.requireSite(hold.site(), hold.area());
        return hold;
    }
}
