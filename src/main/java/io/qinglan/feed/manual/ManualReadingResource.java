package io.qinglan.feed.manual;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.feed.evidence.Masks;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Readings by hand and patrols over HTTP. */
@Path("/api/v1/manual-readings")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class ManualReadingResource {

    private final ManualReadings readings;
    private final Attachments attachments;
    private final Points points;
    private final Inventory inventory;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    ManualReadingResource(
            ManualReadings readings,
            Attachments attachments,
            Points points,
            Inventory inventory,
            Access access,
            Clock clock) {
        this.readings = readings;
        this.attachments = attachments;
        this.points = points;
        this.inventory = inventory;
        this.access = access;
        this.clock = clock;
    }

    /** Takes what a named person read off or found on a patrol. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Enter a reading by hand or a patrol, with pictures handed in before; by a named person")
    public Response enter(ManualInput body) {
        Actor actor = access.requireRole(Role.INSPECTOR, Role.OPERATOR, Role.ENTERPRISE);
        if (actor.machine()) {
            throw Problem.forbidden("a manual reading is entered by a named person");
        }
        ManualInput input = ManualInput.checked(body, clock.instant());
        String site = input.point() == null ? input.site() : siteOf(input.point());
        access.requireSite(site, area(site));
        for (int i = 0; i < input.attachments().size(); i++) {
            requireOfSite(i, input.attachments().get(i), site);
        }
        ManualReading kept = readings.keep(input, site, actor);
        return Response.status(Response.Status.CREATED).entity(kept).build();
    }

    private void requireOfSite(int place, UUID attachment, String site) {
        if (attachments
                .find(attachment)
                .filter(found -> found.site().equals(site))
                .isEmpty()) {
            throw Problem.invalid(InputError.at("/attachments/" + place, "a file handed in for this site", attachment));
        }
    }

    private String siteOf(String point) {
        return points.find(point)
                .map(StoredPoint::point)
                .orElseThrow(() -> Problem.invalid(InputError.at("/point", "the code of a point", point)))
                .site();
    }

    /** What was read and found at a site, newest first; plates and telephones in findings are masked. */
    @GET
    @Operation(summary = "Readings by hand and patrols of a site, newest first")
    public Page<ManualReading> list(
            @QueryParam("site") String site,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @BeanParam PageRequest request) {
        access.requireBureauOrSite();
        access.requireSite(site, area(site));
        if (from == null || to == null || !to.isAfter(from)) {
            throw Problem.invalid(InputError.parameter(from == null ? "from" : "to", "from and a later to", to));
        }
        return readings.page(site, from, to, request).map(ManualReadingResource::masked);
    }

    private static ManualReading masked(ManualReading reading) {
        return new ManualReading(
                reading.id(),
                reading.point(),
                reading.site(),
                reading.kind(),
                reading.at(),
                List.copyOf(reading.values()),
                reading.outcome(),
                Masks.text(reading.finding()),
                reading.attachments(),
                reading.person(),
                reading.receivedAt(),
                reading.frame());
    }

    private String area(String site) {
        return inventory
                .find(site == null ? "" : site)
                .orElseThrow(Problem::notFound)
                .site()
                .area();
    }
}
