package io.qinglan.feed.completeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.feed.window.Resolution;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;

/** What was due of the feeds of some areas on a day and what came: what rooms to the right may ask. Access is not checked here. */
@ApplicationScoped
public class FeedDay {

    private final ReceivedBook received;
    private final FeedStandards standards;
    private final Points points;
    private final Clock clock;
    private final ZoneId zone;

    FeedDay(
            ReceivedBook received,
            FeedStandards standards,
            Points points,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.received = received;
        this.standards = standards;
        this.points = points;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * One point.
     *
     * @param due records that were due on the day
     * @param came records that came
     * @param offline nothing came for too long, as of now
     * @param lastReceivedAt null when nothing ever came
     */
    public record PointDay(
            String point,
            String site,
            String name,
            String kind,
            long due,
            long came,
            boolean offline,
            Instant lastReceivedAt) {}

    /** The points of some areas on a day, by code. */
    public List<PointDay> of(Collection<String> areas, LocalDate day) {
        List<StoredPoint> wanted = points.list(areas, "", Integer.MAX_VALUE);
        Map<String, Point> byCode = new HashMap<>();
        wanted.forEach(stored -> byCode.put(stored.point().code(), stored.point()));
        Map<String, Duration> intervals = received.intervals(byCode.keySet());
        Watch watch = new Watch(standards.watching());
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant now = clock.instant();
        return received.sums(byCode.keySet(), start, Resolution.DAY.end(start, zone)).stream()
                .map(sum -> new PointDay(
                        sum.point(),
                        sum.site(),
                        byCode.get(sum.point()).name(),
                        byCode.get(sum.point()).kind().code(),
                        sum.due(),
                        sum.came(),
                        watch.offline(sum.lastReceived(), intervals.get(sum.point()), now),
                        sum.lastReceived()))
                .toList();
    }
}
