package io.qinglan.feed.evidence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
import io.qinglan.feed.Readings;
import io.qinglan.feed.StoredRecord;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** Corrections of readings over HTTP. */
@Path("/api/v1/readings/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class CorrectionResource {

    private final Corrections corrections;
    private final Readings readings;
    private final Points points;
    private final Access access;

    /** Made by the container. */
    CorrectionResource(Corrections corrections, Readings readings, Points points, Access access) {
        this.corrections = corrections;
        this.readings = readings;
        this.points = points;
        this.access = access;
    }

    /** Lets a named person of the bureau put a correction beside a reading. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Put a correction beside a reading, with reason and document; the reading itself stays as it came")
    public Response add(CorrectionInput body) {
        Actor actor = access.requireRole(Role.INSPECTOR, Role.OPERATOR);
        if (actor.machine()) {
            throw Problem.forbidden("a correction is made by a named person");
        }
        CorrectionInput input = CorrectionInput.checked(body);
        StoredPoint point = reached(input.point());
        Correction correction = corrections.add(input, held(input), point, actor);
        return Response.status(Response.Status.CREATED).entity(correction).build();
    }

    /** All that was said of the factor by this reading, by name of the value. */
    private Map<String, String> held(CorrectionInput input) {
        Map<String, String> held = new TreeMap<>();
        for (StoredRecord stored :
                readings.all(input.point(), input.kind(), input.at(), input.at().plus(1, ChronoUnit.MICROS))) {
            stored.record().items().map().forEach((name, value) -> {
                if (name.equals(input.factor()) || name.startsWith(input.factor() + "-")) {
                    held.put(name, value);
                }
            });
        }
        if (held.isEmpty()) {
            throw Problem.invalid(
                    InputError.at("/factor", "a factor of a reading of this point, kind and time", input.factor()));
        }
        return held;
    }

    /** Corrections of a point, the latest reading first. */
    @GET
    @Operation(summary = "Corrections that stand beside the readings of a point, newest first")
    public Page<Correction> list(
            @QueryParam("point") String point,
            @QueryParam("kind") String kind,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to) {
        access.requireBureauOrSite();
        reached(point == null ? "" : point);
        if (from == null || to == null || !to.isAfter(from)) {
            throw Problem.invalid(InputError.parameter(from == null ? "from" : "to", "from and a later to", to));
        }
        List<Correction> found = corrections.of(point, kind, from, to);
        return new Page<>(found, null);
    }

    private StoredPoint reached(String code) {
        StoredPoint point = points.find(code).orElseThrow(Problem::notFound);
        access.requireSite(point.point().site(), point.area());
        return point;
    }
}
