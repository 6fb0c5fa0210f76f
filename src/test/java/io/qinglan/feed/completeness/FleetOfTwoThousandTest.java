package io.qinglan.feed.completeness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.command.fleet.Fleet;
import io.qinglan.command.fleet.FleetFaults;
import io.qinglan.command.fleet.FleetReport;
import io.qinglan.command.fleet.FleetSettings;
import io.qinglan.feed.FeedSites;
import io.qinglan.feed.gateway.BackfillRequests;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Vectors;
import io.qinglan.feed.rollup.WindowsAt;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.store.Lease;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/**
 * Two thousand instruments live an hour of real rates (a real-time record a minute, one of ten minutes, one of the hour) in half a minute,
 * over real sockets, with damage, repeats, and records that come late: all are complete, and nothing stands twice.
 */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class FleetOfTwoThousandTest {

    private static final int POINTS = 2_000;
    private static final int AT_ONCE = 500;
    private static final int OF_AN_HOUR = 60 + 6 + 1;
    private static final int ROUNDS = 30;
    private static final String SITE = "fleet-site";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Times of records are plausible only near the present. */
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3));

    private final Instant end = hour.plus(Duration.ofHours(1));

    @Inject
    SignedIn signedIn;

    @Inject
    FeedSites sites;

    @Inject
    Points points;

    @Inject
    Completeness completeness;

    @Inject
    WindowsAt windows;

    @Inject
    BackfillRequests backfill;

    @Inject
    FeedStandards standards;

    @Inject
    Lease lease;

    @Inject
    DataSource dataSource;

    /** An hour and a second, run through a hundred and fifty times as fast, and then it stands. */
    private final class Hastened extends Clock {
        private volatile long begun;

        void run() {
            begun = System.nanoTime();
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            Instant now = begun == 0 ? hour : hour.plusNanos((System.nanoTime() - begun) * 150);
            Instant last = end.plusSeconds(1);
            return now.isAfter(last) ? last : now;
        }
    }

    @Test
    void everyPointIsCompleteAndNothingStandsTwice() throws Exception {
        signedIn.keepAreas();
        sites.keep(SITE, SignedIn.COUNTY);
        int port = with(signedIn.key(SignedIn.CITY, null, Role.OPERATOR))
                .get("/api/v1/feeds")
                .then()
                .statusCode(200)
                .extract()
                .path("port");
        FleetSettings settings = FleetSettings.of("127.0.0.1", port, POINTS, 0, Duration.ofSeconds(3))
                .withSeed(212)
                .withNumbers(50_000_000, "123456")
                .withEditions(List.of(Edition.OF_2005, Edition.OF_2017, Edition.OF_2025))
                .withFaults(new FleetFaults(0.01, 0.01, 0, 0.02, 0.01, 0.05));
        register(settings);

        played(settings);

        windows.run(end.plus(Duration.ofHours(1)));
        update("delete from completeness_clock");
        worker(end.plus(Duration.ofMinutes(1))).run();
        assertThat(count("count(*)")).isEqualTo((long) POINTS * OF_AN_HOUR);
        assertThat(count("count(distinct (r.series, r.at))")).isEqualTo((long) POINTS * OF_AN_HOUR);
        complete();
    }

    /** Every point by itself, and as it is shown. */
    private void complete() {
        List<StoredPoint> all = points.ofSite(SITE);
        assertThat(all).hasSize(POINTS);
        List<String> incomplete = new ArrayList<>();
        for (StoredPoint point : all) {
            CompletenessView view = completeness.of(point.point(), hour, end);
            boolean whole =
                    view.share() != null && view.share() == 1 && view.kinds().size() == 3;
            int came =
                    view.kinds().stream().mapToInt(CompletenessView.Kind::came).sum();
            if (!whole || came != OF_AN_HOUR) {
                incomplete.add(point.point().code() + " " + view.kinds());
            }
        }
        assertThat(incomplete).isEmpty();
        with(signedIn.key(SignedIn.CITY, null, Role.OPERATOR))
                .queryParam("from", hour.toString())
                .queryParam("to", end.toString())
                .get("/api/v1/points/" + all.get(POINTS - 1).point().code() + "/completeness")
                .then()
                .statusCode(200)
                .body("share", equalTo(1.0f));
    }

    private void played(FleetSettings settings) throws InterruptedException {
        Set<String> ofTheHour = ConcurrentHashMap.newKeySet();
        String untilTime = end.atZone(ZONE).format(java.time.format.DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
        Hastened clock = new Hastened();
        try (Fleet fleet = new Fleet(settings, clock, Vectors.commands(), (mn, command, time, part) -> {
            if (time.compareTo(untilTime) < 0) {
                ofTheHour.add(mn + command + time);
            }
        })) {
            assertThat(fleet.connect(Duration.ofSeconds(60))).isTrue();
            clock.run();
            FleetReport report = fleet.play();
            for (int i = 1; i < ROUNDS && ofTheHour.size() < POINTS * OF_AN_HOUR; i++) {
                report = fleet.play();
            }
            assertThat(report.damaged()).isPositive();
            assertThat(report.unacknowledged()).isZero();
            assertThat(ofTheHour).hasSize(POINTS * OF_AN_HOUR);
        }
    }

    private void register(FleetSettings settings) throws SQLException {
        String administrator = signedIn.key(SignedIn.CITY, null, Role.ADMINISTRATOR);
        for (int from = 0; from < POINTS; from += AT_ONCE) {
            String list = IntStream.range(from, from + AT_ONCE)
                    .mapToObj(i -> "{\"site\":\"" + SITE + "\",\"mn\":\"" + settings.mn(i) + "\",\"password\":\""
                            + settings.password() + "\",\"realtimeSeconds\":60,\"minuteMinutes\":10}")
                    .collect(Collectors.joining(",", "[", "]"));
            with(administrator)
                    .body(list)
                    .post("/api/v1/instruments")
                    .then()
                    .statusCode(201)
                    .body("registered", equalTo(AT_ONCE));
        }
        // what is due counts from the first hour an instrument stands
        update(
                "update instrument set registered_at = ? from monitoring_point p where p.code = instrument.point and p.site = '"
                        + SITE + "'");
    }

    /** The other tests of the same database have nothing due of this fleet. */
    @AfterEach
    void retire() throws SQLException {
        update("update instrument set retired_at = ?, changed_at = clock_timestamp() from monitoring_point p"
                + " where p.code = instrument.point and p.site = '" + SITE + "'");
    }

    private CompletenessWorker worker(Instant now) {
        return new CompletenessWorker(dataSource, backfill, standards, lease, Clock.fixed(now, ZoneOffset.UTC), ZONE);
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            if (sql.contains("?")) {
                update.setObject(1, hour.atOffset(ZoneOffset.UTC));
            }
            update.executeUpdate();
        }
    }

    private long count(String what) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + what
                        + " from reading r join series s on s.id = r.series join monitoring_point p on p.code = s.point"
                        + " where p.site = '" + SITE + "' and r.at >= ? and r.at < ?")) {
            select.setObject(1, OffsetDateTime.ofInstant(hour, ZoneOffset.UTC));
            select.setObject(2, OffsetDateTime.ofInstant(end, ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
