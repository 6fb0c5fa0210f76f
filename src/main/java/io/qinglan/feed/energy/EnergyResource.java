package io.qinglan.feed.energy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.feed.window.Resolution;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** Energy of power points, and the changes of their meters. */
@Path("/api/v1/points/{code}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feeds · 监测数据")
@Idempotent
public class EnergyResource {

    private static final Duration USUAL_SPAN = Duration.ofDays(1);
    private static final Duration LONGEST_SPAN = Duration.ofDays(31);

    private final EnergyReckoning reckoning;
    private final MeterChanges changes;
    private final Points points;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    EnergyResource(EnergyReckoning reckoning, MeterChanges changes, Points points, Access access, Clock clock) {
        this.reckoning = reckoning;
        this.changes = changes;
        this.points = points;
        this.access = access;
        this.clock = clock;
    }

    /** Energy of a power point, window by window. */
    @GET
    @Path("/energy")
    @Operation(
            summary = "Energy of a power point by window · 用电点位分时段电量",
            description =
                    "From energy of periods, else differences of the register, else mean power. What cannot be told is no figure, and"
                            + " says why. Without from and to the last day; at most 31 days.")
    public PointEnergy energy(
            @PathParam("code") String code,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("resolution") String resolution) {
        access.requireBureauOrSite();
        StoredPoint point = seen(code);
        Resolution wanted = Resolution.of(resolution == null ? "hour" : resolution)
                .orElseThrow(
                        () -> Problem.invalid(InputError.parameter("resolution", "5m, 15m, hour or day", resolution)));
        Instant until = to == null ? clock.instant() : to;
        Instant since = from == null ? until.minus(USUAL_SPAN) : from;
        if (!until.isAfter(since) || Duration.between(since, until).compareTo(LONGEST_SPAN) > 0) {
            throw Problem.invalid(InputError.parameter("to", "a time after from, at most 31 days", until));
        }
        return reckoning.of(point.point(), wanted, since, until);
    }

    /** Records that the meter was exchanged or a ratio changed. */
    @POST
    @Path("/meter-changes")
    @Transactional
    @Operation(summary = "Record an exchange of the meter or a change of its ratios · 登记换表或变比变更")
    @APIResponse(responseCode = "201", description = "recorded · 已登记")
    public Response change(@PathParam("code") String code, @NotNull(message = "a change") @Valid MeterChange change) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR, Role.OPERATOR);
        changes.add(seen(code), change, actor);
        return Response.status(Response.Status.CREATED).entity(change).build();
    }

    /** The changes of a meter by time. */
    @GET
    @Path("/meter-changes")
    @Operation(summary = "Exchanges of the meter and changes of its ratios · 换表与变比变更记录")
    public Page<MeterChange> changes(@PathParam("code") String code) {
        access.requireBureauOrSite();
        seen(code);
        List<MeterChange> known = changes.of(code);
        return new Page<>(known, null);
    }

    private StoredPoint seen(String code) {
        StoredPoint stored = points.find(code).orElseThrow(Problem::notFound);
        access.requireSite(stored.point().site(), stored.area());
        if (stored.point().kind() != Point.Kind.POWER) {
            throw Problem.notFound();
        }
        return stored;
    }
}
