package io.qinglan.feed.evidence;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.TestPlant;
import io.qinglan.inventory.Point;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

/** Evidence stays: corrections stand beside readings, roots tell every change, months leave only when due and never under a hold. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class EvidenceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    @Inject
    SignedIn signedIn;

    @Inject
    TestPlant plant;

    @Inject
    FeedStore store;

    @Inject
    FrameRoots roots;

    @Inject
    RetentionJob retention;

    @Inject
    DataSource database;

    private void read(String point, Instant at, String value) {
        byte[] frame = ("frame of " + point + " " + value).repeat(20).getBytes(StandardCharsets.UTF_8);
        PointRecord record =
                PointRecord.of(RecordKind.HOUR, at, 3600, "hj-212-2017", Items.of(Map.of("a21026-Avg", value)));
        store.keep(List.of(Arrival.of(frame, at.plusSeconds(3600), "10.0.0.9:1", Channel.HJ212, "M", point, record)));
    }

    @Test
    void aCorrectionStandsBesideTheReadingAndBothStay() throws SQLException {
        String site = plant.site(SignedIn.CITY);
        String point = plant.point(site, Point.Kind.CEMS);
        read(point, NOON, "350.1");
        String inspector = signedIn.key(SignedIn.CITY, null, Role.INSPECTOR);
        Map<String, Object> correction = Map.of(
                "point", point,
                "kind", "hour",
                "at", "2026-11-20T12:00:00+08:00",
                "factor", "a21026",
                "value", 35.01,
                "reason", "量程设置错误，比对后更正",
                "document", "比对报告2026-118");
        with(inspector)
                .body(correction)
                .post("/api/v1/readings/corrections")
                .then()
                .statusCode(201)
                .body("decision", notNullValue());
        with(signedIn.key(SignedIn.CITY, site, Role.ENTERPRISE))
                .get("/api/v1/readings/corrections?point=" + point
                        + "&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].value", equalTo("35.01"))
                .body("items[0].document", equalTo("比对报告2026-118"));
        with(inspector)
                .get("/api/v1/readings?point=" + point + "&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z")
                .then()
                .statusCode(200)
                .body("items[0].values.Avg", equalTo("350.1"))
                .body("items[0].corrections[0].value", equalTo("35.01"));
        assertThat(count("select count(*) from reading r join series s on s.id = r.series where s.point = '" + point
                        + "' and r.\"values\" = '350.1'"))
                .isEqualTo(1);

        with(inspector)
                .body(Map.of("point", point, "kind", "hour", "at", "2026-11-20T12:00:00+08:00", "factor", "a21002"))
                .post("/api/v1/readings/corrections")
                .then()
                .statusCode(422)
                .body("errors", hasSize(2));
        Map<String, Object> ofNothing = new HashMap<>(correction);
        ofNothing.put("factor", "a34013");
        with(inspector)
                .body(ofNothing)
                .post("/api/v1/readings/corrections")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/factor"));
        with(signedIn.key(SignedIn.CITY, site, Role.ENTERPRISE))
                .body(correction)
                .post("/api/v1/readings/corrections")
                .then()
                .statusCode(403);
        with(signedIn.key(SignedIn.OTHER_CITY, null, Role.INSPECTOR))
                .body(correction)
                .post("/api/v1/readings/corrections")
                .then()
                .statusCode(404);
    }

    @Test
    void nobodyEditsOrDeletesAReadingOrAFrame() {
        read(plant.point(plant.site(SignedIn.CITY), Point.Kind.CEMS), NOON, "1");
        for (String change : List.of(
                "update reading set \"values\" = '0'",
                "delete from reading",
                "update frame_batch set content = ''",
                "delete from frame_batch",
                "truncate reading_2026_11",
                "update frame_root set frames = 0")) {
            assertThatThrownBy(() -> execute(change)).as(change).hasMessageContaining("append-only");
        }
    }

    @Test
    void theRootOfAnHourTellsEveryChangeOfItsFrames() throws SQLException {
        read(plant.point(plant.site(SignedIn.CITY), Point.Kind.CEMS), NOON, "2");
        Instant hour = Instant.ofEpochMilli(lastName() >>> 16).truncatedTo(ChronoUnit.HOURS);
        FrameRoot root = roots.take(hour).orElseThrow();
        assertThat(roots.take(hour)).as("nothing new, no further part").isEmpty();
        assertThat(roots.check(hour)).matches(RootCheck::holds);
        assertThat(count("select count(*) from decision where kind = 'feed.hour_rooted' and id = '" + root.decision()
                        + "'"))
                .isEqualTo(1);
        with(signedIn.key(SignedIn.CITY, null, Role.AUDITOR))
                .queryParam("hour", hour.toString())
                .get("/api/v1/frame-roots/check")
                .then()
                .statusCode(200)
                .body("holds", equalTo(true))
                .body("recorded", equalTo(root.root()));

        read(plant.point(plant.site(SignedIn.CITY), Point.Kind.CEMS), NOON, "3");
        Optional<FrameRoot> late = roots.take(hour);
        if (Instant.ofEpochMilli(lastName() >>> 16)
                .truncatedTo(ChronoUnit.HOURS)
                .equals(hour)) {
            assertThat(late.orElseThrow().part()).isEqualTo(root.part() + 1);
        }
        assertThat(roots.check(hour)).matches(RootCheck::holds);

        tamper("update frame_batch set peers = '{\"hj212 10.6.6.6:6\"}' where id = (select id from frame_batch"
                + " where id < '" + firstName(hour.plus(Duration.ofHours(1))) + "' order by id desc limit 1)");
        RootCheck check = roots.check(hour);
        assertThat(check.holds()).isFalse();
        assertThat(check.broken()).hasSize(1);
    }

    @Test
    void monthsLeaveWhenTheyAreDueAndNeverUnderAHold() throws SQLException {
        String site = plant.site(SignedIn.CITY);
        String gate = plant.point(site, Point.Kind.GATE);
        String feed = signedIn.key(SignedIn.CITY, null, Role.FEED);
        pass(feed, gate, "2021-03-05T10:00:00+08:00");
        pass(feed, gate, "2021-04-05T10:00:00+08:00");
        pass(feed, gate, "2026-11-05T10:00:00+08:00");
        String operator = signedIn.key(SignedIn.CITY, null, Role.OPERATOR);
        String hold = with(operator)
                .body(Map.of(
                        "subject", "point",
                        "code", gate,
                        "from", "2021-03-05T00:00:00+08:00",
                        "to", "2021-03-06T00:00:00+08:00",
                        "reason", "复议",
                        "document", "冀环复〔2026〕3号"))
                .post("/api/v1/legal-holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        List<RetentionJob.Due> due = retention.run();
        assertThat(due)
                .contains(
                        new RetentionJob.Due("gate_passage", YearMonth.of(2021, 3), 1, false),
                        new RetentionJob.Due("gate_passage", YearMonth.of(2021, 4), 1, true));
        assertThat(passages(gate)).containsExactly("2021-03", "2026-11");
        assertThat(count("select count(*) from decision where kind = 'evidence.deleted'"
                        + " and subject = 'gate_passage 2021-04'"))
                .isEqualTo(1);

        with(signedIn.key(SignedIn.CITY, null, Role.APPROVER))
                .body(Map.of("reason", "结案", "document", "冀环复〔2026〕9号"))
                .post("/api/v1/legal-holds/" + hold + "/release")
                .then()
                .statusCode(200);
        assertThat(retention.run()).contains(new RetentionJob.Due("gate_passage", YearMonth.of(2021, 3), 1, true));
        assertThat(passages(gate)).containsExactly("2026-11");
    }

    private static void pass(String feed, String gate, String at) {
        with(feed)
                .body(Map.of(
                        "gate", gate, "at", at, "direction", "out", "plate", "冀A12345", "stage", "国五", "fuel", "柴油"))
                .post("/api/v1/gate-passages")
                .then()
                .statusCode(201);
    }

    private List<String> passages(String gate) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row =
                        statement.executeQuery("select array_agg(to_char(at, 'YYYY-MM') order by at) from gate_passage"
                                + " where gate = '" + gate + "'")) {
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        }
    }

    private long lastName() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select id from frame_batch order by id desc limit 1")) {
            row.next();
            return row.getObject(1, UUID.class).getMostSignificantBits();
        }
    }

    private static UUID firstName(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What only somebody can do who owns the database and turns its guards off. */
    private void tamper(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
