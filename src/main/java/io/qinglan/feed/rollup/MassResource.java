package io.qinglan.feed.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.feed.window.Resolution;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The mass a point emitted: measured, substituted and missing hours apart. */
@Path("/api/v1/points/{code}/mass")
@Produces(MediaType.APPLICATION_JSON)
public class MassResource {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Masses masses;
    private final Points points;
    private final Access access;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    MassResource(
            Masses masses,
            Points points,
            Access access,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.masses = masses;
        this.points = points;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    /** The mass of a factor over whole hours; without a span the last 24. */
    @GET
    @Operation(summary = "Mass of a factor: measured, substituted by HJ 75 and missing hours apart · 排放量（实测、补遗、缺失分列）")
    public MassView mass(
            @PathParam("code") String code,
            @QueryParam("factor") String factor,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to) {
        access.requireBureauOrSite();
        StoredPoint point = points.find(code).orElseThrow(Problem::notFound);
        access.requireSite(point.point().site(), point.area());
        if (factor == null || factor.isBlank()) {
            throw Problem.invalid(InputError.parameter("factor", "the code of a factor, such as a21026", factor));
        }
        Instant until = Resolution.HOUR.start(to == null ? clock.instant() : to, zone);
        Instant since = from == null ? until.minus(Duration.ofDays(1)) : Resolution.HOUR.start(from, zone);
        boolean wrong = !since.isBefore(until) || Duration.between(since, until).compareTo(LONGEST) > 0;
        if (wrong) {
            throw Problem.invalid(
                    InputError.parameter("to", "later than from, at most 366 days", String.valueOf(until)));
        }
        return masses.of(code, factor, since, until);
    }
}
