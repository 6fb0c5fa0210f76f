package io.qinglan.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.CurrentActor;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.StoredSite;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Problem;

/** All that binds one site at an instant. */
@Path("/api/v1/sites/{site}/duties")
@Produces(MediaType.APPLICATION_JSON)
public class DutyResource {

    private final Duties duties;
    private final Inventory inventory;
    private final Access access;
    private final CurrentActor current;
    private final Clock clock;

    /** Made by the container. */
    public DutyResource(Duties duties, Inventory inventory, Access access, CurrentActor current, Clock clock) {
        this.duties = duties;
        this.inventory = inventory;
        this.access = access;
        this.current = current;
        this.clock = clock;
    }

    /** Every obligation of every response and off-peak window, the binding one per line named; 404 for another tenant. */
    @GET
    @Operation(summary = "all that binds the site at an instant, the binding obligation per line named")
    public Response duties(@PathParam("site") String code, @QueryParam("at") Instant at) {
        current.get();
        StoredSite site = inventory.find(code).orElseThrow(Problem::notFound);
        access.requireSite(code, site.site().area());
        Map<String, Object> found = duties.of(site, at == null ? clock.instant() : at);
        return EntityVersion.ok(found, found.get("sequence"));
    }
}
