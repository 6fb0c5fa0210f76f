package io.qinglan.feed.rollup;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.TestPlant;
import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.Resolution;
import io.qinglan.feed.window.WindowState;
import io.qinglan.inventory.Point;

import static io.qinglan.authority.SignedIn.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** A correction changes the windows it touches, marked as corrected; what was known before stays as earlier versions. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class CorrectedWindowsTest {

    private static final Instant EIGHT = Instant.parse("2026-11-19T00:00:00Z"); // 08:00 in Shanghai
    private static final Instant AFTER = EIGHT.plus(Duration.ofHours(40));
    private static final String SO2 = "a21026";

    @Inject
    SignedIn signedIn;

    @Inject
    TestPlant plant;

    @Inject
    FeedStore store;

    @Inject
    WindowBook book;

    @Inject
    WindowsAt windows;

    @Inject
    DataSource dataSource;

    private String point;

    @BeforeEach
    void minutesOfAnHour() {
        point = plant.point(plant.site(SignedIn.CITY), Point.Kind.CEMS);
        List<Arrival> minutes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            minutes.add(arrival(RecordKind.MINUTE, EIGHT.plusSeconds(60L * i), 60, Map.of("a21026-Avg", "10")));
        }
        store.keep(minutes);
        windows.run(AFTER);
    }

    private Arrival arrival(String kind, Instant at, int seconds, Map<String, String> items) {
        Map<String, String> marked = new HashMap<>(items);
        marked.put(SO2 + "-Flag", "N");
        return Arrival.of(
                (point + kind + at + items).getBytes(StandardCharsets.UTF_8),
                at.plusSeconds(seconds),
                "test",
                Channel.HJ212,
                point,
                point,
                PointRecord.of(kind, at, seconds, "hj-212-2017", Items.of(marked)));
    }

    private void correct(String kind, Instant at, String factor, Double value) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "point",
                point,
                "kind",
                kind,
                "at",
                at.toString(),
                "factor",
                factor,
                "reason",
                "量程设置错误",
                "document",
                "比对报告2026-119"));
        body.put("value", value);
        with(signedIn.key(SignedIn.CITY, null, Role.INSPECTOR))
                .body(body)
                .post("/api/v1/readings/corrections")
                .then()
                .statusCode(201);
    }

    private List<FactorWindow> versions(Resolution resolution, Instant start) {
        return book.versions(point, resolution, start).stream()
                .map(stored -> stored.window().factor(SO2).orElseThrow())
                .toList();
    }

    @Test
    void aCorrectedMinuteChangesItsWindowsAndNoOther() {
        correct("minute", EIGHT, SO2, 70.0);
        windows.run(AFTER.plus(Duration.ofHours(1)));

        Instant day = Resolution.DAY.start(EIGHT, java.time.ZoneId.of("Asia/Shanghai"));
        Map<Resolution, Instant> touched = Map.of(
                Resolution.FIVE_MINUTES,
                EIGHT,
                Resolution.QUARTER_HOUR,
                EIGHT,
                Resolution.HOUR,
                EIGHT,
                Resolution.DAY,
                day);
        Map<Resolution, Double> means = Map.of(
                Resolution.FIVE_MINUTES,
                22.0,
                Resolution.QUARTER_HOUR,
                14.0,
                Resolution.HOUR,
                11.0,
                Resolution.DAY,
                11.0);
        touched.forEach((resolution, start) -> {
            List<FactorWindow> both = versions(resolution, start);
            assertThat(both).as("%s", resolution).hasSize(2);
            assertThat(both.get(0).used().mean()).isEqualTo(10);
            assertThat(both.get(0).amended()).isFalse();
            assertThat(both.get(1).used().mean()).as("%s", resolution).isCloseTo(means.get(resolution), within(1e-9));
            assertThat(both.get(1).amended()).isTrue();
        });
        assertThat(versions(Resolution.FIVE_MINUTES, EIGHT.plusSeconds(300))).hasSize(1);
        assertThat(versions(Resolution.QUARTER_HOUR, EIGHT.plusSeconds(900))).hasSize(1);

        String inspector = signedIn.key(SignedIn.CITY, null, Role.INSPECTOR);
        String hours =
                "/api/v1/readings?resolution=%s&point=" + point + "&from=" + EIGHT + "&to=" + EIGHT.plusSeconds(600);
        with(inspector)
                .get(hours.formatted("hour"))
                .then()
                .statusCode(200)
                .body("items[0].value", equalTo(11.0f))
                .body("items[0].version", equalTo(2))
                .body("items[0].quality", contains("corrected"));
        with(inspector)
                .get(hours.formatted("5m"))
                .then()
                .statusCode(200)
                .body("items.find { it.version == 1 }.quality", nullValue());
    }

    @Test
    void theLatestCorrectionHoldsAndAValueNotToBeUsedIsInvalid() {
        for (int i = 0; i < 20; i++) {
            correct("minute", EIGHT.plusSeconds(60L * i), SO2, null);
        }
        windows.run(AFTER.plus(Duration.ofHours(1)));
        FactorWindow fewer = versions(Resolution.HOUR, EIGHT).get(1);
        assertThat(fewer.state()).isEqualTo(WindowState.INVALID);
        assertThat(fewer.units()[0]).isEqualTo(40);
        assertThat(fewer.units()[1]).isEqualTo(20);

        for (int i = 0; i < 20; i++) {
            correct("minute", EIGHT.plusSeconds(60L * i), SO2 + "-Avg", 40.0);
        }
        windows.run(AFTER.plus(Duration.ofHours(2)));
        List<FactorWindow> all = versions(Resolution.HOUR, EIGHT);
        assertThat(all).hasSize(3);
        assertThat(all.get(2).valid()).isTrue();
        assertThat(all.get(2).used().mean()).isCloseTo(20, within(1e-9));
    }

    @Test
    void theInstrumentsOwnHourIsCorrectedWithoutItsMinutes() {
        store.keep(List.of(arrival(
                RecordKind.HOUR, EIGHT, 3600, Map.of("a21026-Avg", "350", "a21026-Max", "400", "a21026-Cou", "3.5"))));
        windows.run(AFTER.plus(Duration.ofHours(1)));
        correct("hour", EIGHT, SO2, 35.0);
        windows.run(AFTER.plus(Duration.ofHours(2)));

        List<FactorWindow> all = versions(Resolution.HOUR, EIGHT);
        assertThat(all).hasSize(3);
        assertThat(all.get(1).used().mean()).isEqualTo(350);
        assertThat(all.get(2).used().mean()).isEqualTo(35);
        assertThat(all.get(2).used().max()).as("made of the wrong value").isNaN();
        assertThat(all.get(2).used().total()).isNaN();
        assertThat(all.get(2).amended()).isTrue();
        assertThat(versions(Resolution.FIVE_MINUTES, EIGHT)).hasSize(1);
    }

    @Test
    void theWindowsAreDueWithTheSameCommit() throws SQLException {
        correct("minute", EIGHT.plusSeconds(60), SO2, 12.0);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from reading_correction c join dirty_window d on d.points[1] = c.point"
                                + " and d.xmin = c.xmin and d.froms[1] = c.at where c.point = '" + point + "'")) {
            row.next();
            assertThat(row.getInt(1)).as("written by one transaction").isEqualTo(1);
        }
    }
}
