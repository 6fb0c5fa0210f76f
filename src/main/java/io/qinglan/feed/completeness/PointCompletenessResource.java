package io.qinglan.feed.completeness;

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

/** What was due of one point and what came. */
@Path("/api/v1/points/{code}/completeness")
@Produces(MediaType.APPLICATION_JSON)
public class PointCompletenessResource {

    private static final Duration LONGEST = Duration.ofDays(31);

    private final Completeness completeness;
    private final Points points;
    private final Access access;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    PointCompletenessResource(
            Completeness completeness,
            Points points,
            Access access,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.completeness = completeness;
        this.points = points;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    /** One point, hour by hour and day by day, and how its feed stands now; without a span the last 24 hours. */
    @GET
    @Operation(summary = "What was due of a point and what came, gaps, state of the feed · 监测点位数据完整性")
    public CompletenessView ofPoint(
            @PathParam("code") String code, @QueryParam("from") Instant from, @QueryParam("to") Instant to) {
        access.requireBureauOrSite();
        StoredPoint point = points.find(code).orElseThrow(Problem::notFound);
        access.requireSite(point.point().site(), point.area());
        Instant until = to == null ? Resolution.HOUR.start(clock.instant(), zone) : to;
        Instant since = from == null ? until.minus(Duration.ofDays(1)) : from;
        if (!since.isBefore(until)) {
            throw Problem.invalid(InputError.parameter("to", "later than from", String.valueOf(until)));
        }
        if (Duration.between(since, until).compareTo(LONGEST) > 0) {
            throw Problem.invalid(InputError.parameter("to", "at most 31 days after from", String.valueOf(until)));
        }
        return completeness.of(point.point(), since, until);
    }
}
