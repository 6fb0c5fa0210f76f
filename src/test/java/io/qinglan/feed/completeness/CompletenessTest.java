package io.qinglan.feed.completeness;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedSites;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.Instruments;
import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.gateway.BackfillRequests;
import io.qinglan.feed.rollup.WindowsAt;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.inventory.Point;
import io.qinglan.store.Lease;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** What was due and what came, gaps asked for and filled, and who may see it. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class CompletenessTest {

    private static final String SITE = "completeness-site";
    private static final String FAR = "completeness-far";
    private static final Instant EIGHT = Instant.parse("2026-11-25T00:00:00Z"); // 08:00 in Shanghai

    @Inject
    FeedStore store;

    @Inject
    WindowsAt windows;

    @Inject
    BackfillRequests backfill;

    @Inject
    FeedStandards standards;

    @Inject
    Lease lease;

    @Inject
    FeedSites sites;

    @Inject
    SignedIn signedIn;

    @Inject
    Instruments instruments;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void plant() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from completeness_clock"); // each story has its own time
        }
        signedIn.keepAreas();
        sites.keep(SITE, SignedIn.COUNTY);
        sites.keep(FAR, SignedIn.OTHER_CITY);
    }

    @Test
    void aGapIsSeenAskedForOnceAndFilled() throws SQLException {
        register("gappy", SITE, 1);
        keep("gappy", EIGHT, 0, 60);
        keep("gappy", EIGHT.plus(Duration.ofHours(1)), 0, 60);
        keep("gappy", EIGHT.plus(Duration.ofHours(1)), 15, 25); // what comes twice counts once
        keep("gappy", EIGHT.plus(Duration.ofHours(2)), 0, 40);
        // the hour 11:00 is missing whole; the hour 12:00 came

        keep("gappy", EIGHT.plus(Duration.ofHours(4)), 0, 60);
        Instant later = EIGHT.plus(Duration.ofHours(5)).plus(Duration.ofMinutes(31));
        worker(EIGHT.plus(Duration.ofHours(1))).run();
        windows.run(later);
        assertThat(worker(later).run()).isPositive();
        assertThat(asked("gappy"))
                .containsExactly(EIGHT.plus(Duration.ofHours(2)) + " "
                        + EIGHT.plus(Duration.ofHours(3)).plus(Duration.ofMinutes(59)));
        assertThat(worker(later.plus(Duration.ofMinutes(5))).run()).isZero();

        String operator = signedIn.key(SignedIn.CITY, null, Role.OPERATOR);
        with(operator)
                .queryParam("from", EIGHT.toString())
                .queryParam("to", EIGHT.plus(Duration.ofHours(5)).toString())
                .get("/api/v1/points/gappy/completeness")
                .then()
                .statusCode(200)
                .body("kinds[0].due", equalTo(300))
                .body("kinds[0].came", equalTo(220))
                .body("kinds[0].dueFrom", equalTo("setting"))
                .body("gaps", hasSize(1))
                .body("gaps[0].missing", equalTo(80))
                .body("gaps[0].asked", equalTo(1))
                .body("gaps[0].outcome", equalTo("asked"))
                .body("hours", hasSize(5))
                .body("certainty", equalTo("inferred"));

        keep("gappy", EIGHT.plus(Duration.ofHours(2)), 40, 60);
        keep("gappy", EIGHT.plus(Duration.ofHours(3)), 0, 60);
        windows.run(later.plus(Duration.ofHours(1)));
        with(operator)
                .queryParam("from", EIGHT.toString())
                .queryParam("to", EIGHT.plus(Duration.ofHours(5)).toString())
                .get("/api/v1/points/gappy/completeness")
                .then()
                .body("share", equalTo(1.0f))
                .body("gaps", hasSize(0));
    }

    @Test
    void theAreaSeesItsPointsTheSiteItsOwnAndNobodyElse() throws SQLException {
        register("mine", SITE, 10);
        register("far", FAR, 10);
        Instant day = Instant.parse("2026-11-26T16:00:00Z"); // 2026-11-27 in Shanghai
        for (int minute = 0; minute < 60; minute += 10) {
            keep("mine", day, minute, minute + 1);
        }
        worker(day.plus(Duration.ofMinutes(1))).run();
        windows.run(day.plus(Duration.ofMinutes(90)));
        worker(day.plus(Duration.ofMinutes(61))).run();

        with(signedIn.key(SignedIn.COUNTY, null, Role.AUDITOR))
                .queryParam("date", "2026-11-27")
                .get("/api/v1/completeness")
                .then()
                .statusCode(200)
                .body("items.find { it.point == 'mine' }.due", equalTo(6))
                .body("items.find { it.point == 'mine' }.share", equalTo(1.0f))
                .body("items.findAll { it.point == 'far' }", hasSize(0));
        String own = signedIn.key(null, SITE, Role.ENTERPRISE);
        with(own)
                .queryParam("date", "2026-11-27")
                .get("/api/v1/completeness")
                .then()
                .statusCode(200);
        with(own).get("/api/v1/points/mine/completeness").then().statusCode(200);
        with(signedIn.key(null, FAR, Role.ENTERPRISE))
                .get("/api/v1/points/mine/completeness")
                .then()
                .statusCode(404);
        with(signedIn.key(SignedIn.OTHER_CITY, null, Role.OPERATOR))
                .queryParam("area", SignedIn.CITY)
                .get("/api/v1/completeness")
                .then()
                .statusCode(403);
        with(signedIn.key(SignedIn.CITY, null, Role.FEED))
                .get("/api/v1/completeness")
                .then()
                .statusCode(403);
        with(own)
                .queryParam("from", "2026-11-01T00:00:00+08:00")
                .queryParam("to", "2026-12-31T00:00:00+08:00")
                .get("/api/v1/points/mine/completeness")
                .then()
                .statusCode(422);
    }

    private CompletenessWorker worker(Instant now) {
        return new CompletenessWorker(
                dataSource, backfill, standards, lease, Clock.fixed(now, ZoneOffset.UTC), ZoneId.of("Asia/Shanghai"));
    }

    private void keep(String point, Instant hour, int from, int to) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Map<String, String> items = new LinkedHashMap<>();
            items.put("a21026-Avg", String.valueOf(10 + i % 7));
            items.put("a21026-Flag", "N");
            Instant at = hour.plusSeconds(60L * i);
            arrivals.add(Arrival.of(
                    (point + at).getBytes(StandardCharsets.UTF_8),
                    at.plusSeconds(65),
                    "test",
                    Channel.HJ212,
                    point,
                    point,
                    PointRecord.of(RecordKind.MINUTE, at, 60, "hj-212-2017", Items.of(items))));
        }
        store.keep(arrivals);
    }

    private void register(String point, String site, int minutes) throws SQLException {
        sites.point(point, site, Point.Kind.CEMS);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into instrument (mn, point, minute_minutes, registered_by, registered_at,"
                    + " changed_at, version) values ('" + point + "', '" + point + "', " + minutes
                    + ", 'test', '2026-11-01', clock_timestamp(), 1) on conflict do nothing");
        }
        instruments.refresh();
    }

    private List<String> asked(String point) throws SQLException {
        List<String> asked = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select begins, ends from instrument_command where point = '"
                        + point + "' and kind = 'fetch' order by begins")) {
            while (row.next()) {
                asked.add(row.getTimestamp(1).toInstant() + " "
                        + row.getTimestamp(2).toInstant());
            }
        }
        return asked;
    }
}
