package io.qinglan.feed.completeness;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.feed.window.Resolution;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.Cursor;
import io.qinglan.web.InputError;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** What was due of the feeds of an area on a day and what came. A site sees its own. */
@Path("/api/v1/completeness")
@Produces(MediaType.APPLICATION_JSON)
public class CompletenessResource {

    private final ReceivedBook received;
    private final FeedStandards standards;
    private final Points points;
    private final Areas areas;
    private final Access access;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    CompletenessResource(
            ReceivedBook received,
            FeedStandards standards,
            Points points,
            Areas areas,
            Access access,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.received = received;
        this.standards = standards;
        this.points = points;
        this.areas = areas;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Points of an area on a day.
     *
     * @param sums over all points of the area
     * @param items one point each, by code
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfArea(String area, LocalDate date, Sums sums, List<OfPoint> items, String next, String certainty) {}

    /** Sums over points; share is absent when nothing was due. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sums(int points, int complete, int offline, long due, long came, long backfilled, Double share) {}

    /** One point on the day; offline is as of now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfPoint(
            String point,
            String site,
            long due,
            long came,
            long backfilled,
            int incompleteHours,
            Double share,
            boolean offline,
            Instant lastReceivedAt) {}

    /** The points of an area on a day with their sums; a site gets its own points. */
    @GET
    @Operation(summary = "Completeness of all points of an area on a day, with sums · 区域数据完整性")
    public OfArea ofArea(
            @QueryParam("area") String area, @QueryParam("date") String date, @BeanParam PageRequest request) {
        Actor actor = access.requireBureauOrSite();
        LocalDate day = day(date);
        List<StoredPoint> wanted = wanted(actor, area);
        Instant start = day.atStartOfDay(zone).toInstant();
        List<String> codes =
                wanted.stream().map(stored -> stored.point().code()).toList();
        Map<String, Duration> intervals = received.intervals(codes);
        Watch watch = new Watch(standards.watching());
        Instant now = clock.instant();
        List<OfPoint> all = received.sums(codes, start, Resolution.DAY.end(start, zone)).stream()
                .map(sum -> new OfPoint(
                        sum.point(),
                        sum.site(),
                        sum.due(),
                        sum.came(),
                        sum.backfilled(),
                        sum.incompleteHours(),
                        share(sum.due(), sum.came()),
                        watch.offline(sum.lastReceived(), intervals.get(sum.point()), now),
                        sum.lastReceived()))
                .toList();
        String after = request.after().map(cursor -> cursor.part(0)).orElse("");
        List<OfPoint> behind =
                all.stream().filter(point -> point.point().compareTo(after) > 0).toList();
        List<OfPoint> page = behind.subList(0, Math.min(request.size(), behind.size()));
        String next = page.size() == behind.size()
                ? null
                : Cursor.of(page.get(page.size() - 1).point()).text();
        return new OfArea(area, day, sums(all), page, next, "inferred");
    }

    private List<StoredPoint> wanted(Actor actor, String area) {
        if (actor.site() != null) {
            return points.ofSite(actor.site());
        }
        if (area != null) {
            access.requireArea(areas.get(area).code());
        }
        List<String> within = area == null ? access.reachedAreas() : areas.within(area);
        return points.list(within, "", Integer.MAX_VALUE);
    }

    private static Sums sums(List<OfPoint> points) {
        long due = points.stream().mapToLong(OfPoint::due).sum();
        long came = points.stream().mapToLong(OfPoint::came).sum();
        return new Sums(
                points.size(),
                (int) points.stream()
                        .filter(point -> point.due() > 0 && point.came() == point.due())
                        .count(),
                (int) points.stream().filter(OfPoint::offline).count(),
                due,
                came,
                points.stream().mapToLong(OfPoint::backfilled).sum(),
                share(due, came));
    }

    private static Double share(long due, long came) {
        return due == 0 ? null : (double) came / due;
    }

    private LocalDate day(String date) {
        if (date == null) {
            return clock.instant().atZone(zone).toLocalDate();
        }
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw Problem.invalid(InputError.parameter("date", "a day, such as 2026-11-21", date));
        }
    }
}
