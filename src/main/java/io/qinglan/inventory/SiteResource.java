package io.qinglan.inventory;

import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** The list of sites over HTTP. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class SiteResource {

    private final Inventory inventory;
    private final Points points;
    private final Areas areas;
    private final Access access;

    /** Made by the container. */
    public SiteResource(Inventory inventory, Points points, Areas areas, Access access) {
        this.inventory = inventory;
        this.points = points;
        this.areas = areas;
        this.access = access;
    }

    /** The sites the caller reaches, last changed first; a site sees itself. */
    @GET
    @Path("sites")
    @Operation(summary = "the sites of the list; a site sees itself")
    public Page<SiteView> sites(@QueryParam("area") String area, @BeanParam PageRequest request) {
        Actor actor = access.requireBureauOrSite();
        if (actor.site() != null) {
            return new Page<>(
                    inventory.find(actor.site()).map(SiteView::of).map(List::of).orElse(List.of()), null);
        }
        if (area != null) {
            access.requireArea(area);
        }
        List<String> wanted = area == null ? access.reachedAreas() : areas.within(area);
        List<StoredSite> found = inventory.list(
                wanted,
                request.after().map(after -> (int) after.number(0)).orElse(Integer.MAX_VALUE),
                request.after().map(after -> after.part(1)).orElse(""),
                request.limit());
        return Page.of(
                        found,
                        request,
                        last -> Cursor.of(last.since(), last.site().code()))
                .map(SiteView::of);
    }

    /** One site; 404 for another tenant. */
    @GET
    @Path("sites/{site}")
    @Operation(summary = "one site of the list")
    public Response site(@PathParam("site") String code) {
        access.requireBureauOrSite();
        StoredSite stored = inventory.find(code).orElseThrow(Problem::notFound);
        access.requireSite(code, stored.site().area());
        return EntityVersion.ok(SiteView.of(stored), stored.since());
    }

    /** What the list says of a site beside the rules' facts: contacts, service, facilities, outlets; 404 for another tenant. */
    @GET
    @Path("sites/{site}/details")
    @Operation(summary = "contacts, service profile, facilities, outlets, overhauls and exempt classes of a site")
    public Response details(@PathParam("site") String code) {
        access.requireBureauOrSite();
        StoredSite stored = inventory.find(code).orElseThrow(Problem::notFound);
        access.requireSite(code, stored.site().area());
        return EntityVersion.ok(inventory.details(code), stored.since());
    }

    /** The monitoring points of a site; 404 for another tenant. */
    @GET
    @Path("sites/{site}/points")
    @Operation(summary = "the monitoring points of a site and what each measures")
    public Page<StoredPoint> points(@PathParam("site") String code) {
        access.requireBureauOrSite();
        StoredSite stored = inventory.find(code).orElseThrow(Problem::notFound);
        access.requireSite(code, stored.site().area());
        return new Page<>(points.ofSite(code), null);
    }
}
