package io.qinglan.feed.rollup;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.FactorWindow.Basis;
import io.qinglan.feed.window.Resolution;
import io.qinglan.feed.window.WindowState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

/** Windows in the real store: late data, revisions, two nodes at once, a node that dies. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class WindowsInTheStoreTest {

    private static final Instant DAY = Instant.parse("2026-11-20T16:00:00Z"); // 2026-11-21 00:00 in Shanghai
    private static final Instant EIGHT = DAY.plus(Duration.ofHours(8));
    private static final String SO2 = "a21026";

    @Inject
    FeedStore store;

    @Inject
    WindowBook book;

    @Inject
    WindowsAt windows;

    @Inject
    Masses masses;

    @Inject
    DataSource dataSource;

    @Test
    void anHourIsReckonedWhenItIsOverAndLateDataAddAVersion() {
        store.keep(minutes("late", EIGHT, 0, 50, 10));
        worker(EIGHT.plus(Duration.ofMinutes(61))).run();
        assertThat(hours("late", EIGHT)).isEmpty();

        worker(EIGHT.plus(Duration.ofMinutes(63))).run();
        assertThat(so2(hours("late", EIGHT).get(0)).units()[0]).isEqualTo(50);

        store.keep(minutes("late", EIGHT, 50, 60, 22));
        worker(EIGHT.plus(Duration.ofHours(28))).run();
        List<StoredWindow> versions = book.versions("late", Resolution.HOUR, EIGHT);
        assertThat(versions).extracting(StoredWindow::version).containsExactly(1, 2);
        assertThat(so2(versions.get(0)).used().mean()).isEqualTo(10);
        assertThat(so2(versions.get(1)).used().mean()).isEqualTo(12);
        Instant before = EIGHT.plus(Duration.ofHours(2));
        assertThat(book.asKnown("late", Resolution.HOUR, EIGHT, EIGHT.plusSeconds(1), before, 1))
                .extracting(StoredWindow::version)
                .containsExactly(1);
    }

    @Test
    void lateInAnyOrderGivesWhatOnTimeGives() {
        List<Arrival> hour = minutes("ontime", EIGHT, 0, 60, 7);
        hour.forEach(arrival -> store.keep(List.of(arrival)));
        List<Arrival> late = new ArrayList<>(minutes("shuffled", EIGHT, 0, 60, 7));
        Collections.shuffle(late, new Random(212));
        WindowWorker after = worker(EIGHT.plus(Duration.ofHours(30)));
        for (List<Arrival> part : List.of(late.subList(0, 20), late.subList(20, 41), late.subList(41, 60), late)) {
            store.keep(part);
            after.run();
        }
        for (Resolution resolution : Resolution.values()) {
            assertThat(windows("shuffled", resolution))
                    .isEqualTo(windows("ontime", resolution))
                    .isNotEmpty();
        }
        assertThat(windows("ontime", Resolution.FIVE_MINUTES)).hasSize(12);
        assertThat(windows("ontime", Resolution.QUARTER_HOUR)).hasSize(4);
    }

    @Test
    void whatCameOutTheSameIsNotWrittenAgain() {
        store.keep(minutes("same", EIGHT, 0, 60, 3));
        WindowWorker worker = worker(EIGHT.plus(Duration.ofHours(30)));
        assertThat(worker.run()).isPositive();
        store.keep(minutes("same", EIGHT, 0, 60, 3));
        assertThat(worker.run()).isZero();
        long versions = count("select count(*) from reading_window where point = 'same'");
        touchAgain("same");
        assertThat(worker.run()).isZero();
        assertThat(count("select count(*) from reading_window where point = 'same'"))
                .isEqualTo(versions);
    }

    @Test
    void smallWindowsComeWhileTheHourStillRuns() {
        store.keep(minutes("running", EIGHT, 0, 12, 5));
        worker(EIGHT.plus(Duration.ofMinutes(13))).run();
        assertThat(windows("running", Resolution.FIVE_MINUTES)).hasSize(2);
        assertThat(windows("running", Resolution.QUARTER_HOUR)).isEmpty();
        store.keep(minutes("running", EIGHT, 12, 60, 5));
        worker(EIGHT.plus(Duration.ofMinutes(18))).run();
        assertThat(windows("running", Resolution.QUARTER_HOUR)).hasSize(1);
        worker(EIGHT.plus(Duration.ofMinutes(70))).run();
        assertThat(windows("running", Resolution.FIVE_MINUTES)).hasSize(12);
        assertThat(count("select count(*) from reading_window where point = 'running' and version > 1"))
                .isZero();
    }

    @Test
    void aDayIsTheSumOfItsHoursAndChangesWithThem() {
        for (int hour = 0; hour < 20; hour++) {
            store.keep(List.of(hour("day", DAY.plus(Duration.ofHours(hour)), 10 + hour, 0.5)));
        }
        worker(DAY.plus(Duration.ofHours(25))).run();
        StoredWindow day =
                book.latest("day", Resolution.DAY, DAY, DAY.plusSeconds(1), 1).get(0);
        assertThat(so2(day).state()).isEqualTo(WindowState.VALID);
        assertThat(so2(day).used().mean()).isEqualTo(19.5);
        assertThat(so2(day).used().total()).isEqualTo(10);

        store.keep(List.of(hour("day", DAY, 410, 0.5)));
        worker(DAY.plus(Duration.ofHours(26))).run();
        day = book.latest("day", Resolution.DAY, DAY, DAY.plusSeconds(1), 1).get(0);
        assertThat(day.version()).isEqualTo(2);
        assertThat(so2(day).used().mean()).isEqualTo(39.5);
        assertThat(book.latest("day", Resolution.HOUR, DAY, DAY.plusSeconds(1), 1)
                        .get(0))
                .satisfies(first -> assertThat(so2(first).basis()).isEqualTo(Basis.INSTRUMENT));
    }

    @Test
    void twoNodesAtOnceReckonEachWindowOnce() throws Exception {
        for (int point = 0; point < 12; point++) {
            for (int hour = 0; hour < 6; hour++) {
                store.keep(minutes("two" + point, EIGHT.plus(Duration.ofHours(hour)), 0, 60, hour));
            }
        }
        Instant after = EIGHT.plus(Duration.ofHours(40));
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        List<Callable<Integer>> runs =
                List.of(() -> worker(after).run(), () -> worker(after).run(), () -> {
                    for (int point = 0; point < 12; point++) {
                        store.keep(minutes("two" + point, EIGHT, 0, 60, 99)); // revisions while they work
                    }
                    return 0;
                });
        for (Future<Integer> run : nodes.invokeAll(runs)) {
            run.get();
        }
        nodes.shutdown();
        worker(after).run();
        assertThat(count("select count(*) from window_due where point like 'two%'")
                        + count("select count(*) from dirty_window where points && array['two0', 'two11']"))
                .isZero();
        for (int point = 0; point < 12; point++) {
            List<StoredWindow> hours =
                    book.latest("two" + point, Resolution.HOUR, EIGHT, EIGHT.plus(Duration.ofHours(6)), 10);
            assertThat(hours).hasSize(6);
            assertThat(so2(hours.get(5)).used().mean()).isEqualTo(99);
            assertThat(so2(hours.get(0)).used().mean()).isEqualTo(5);
        }
    }

    @Test
    void aNodeThatDiesLeavesWhatItHeldAsDue() throws SQLException {
        store.keep(minutes("dies", EIGHT, 0, 60, 4));
        Instant after = EIGHT.plus(Duration.ofHours(30));
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(new DueBook(connection).takeNotes(1000)).isNotEmpty();
            connection.rollback();
        }
        worker(after).run();
        assertThat(hours("dies", EIGHT)).hasSize(1);
    }

    @Test
    void oneOldRecordAmongNewOnesTouchesNothingBetween() {
        List<Arrival> both = new ArrayList<>(minutes("gap", EIGHT, 0, 1, 4));
        both.addAll(minutes("gap", EIGHT.minus(Duration.ofDays(20)), 0, 1, 4));
        store.keep(both);
        worker(EIGHT).run();
        assertThat(count("select count(*) from window_due where point = 'gap'")).isLessThanOrEqualTo(4);
        worker(EIGHT.plus(Duration.ofDays(2))).run();
    }

    @Test
    void energyOfPeriodsAddsUpAndOneMarkIsForTheWholeRecord() {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("kwh", "30");
        items.put("ct", "40");
        for (int quarter = 0; quarter < 4; quarter++) {
            items.put("Flag", quarter == 3 ? "D" : "N");
            store.keep(List.of(arrival("meter", "s900", EIGHT.plusSeconds(900L * quarter), 900, items)));
        }
        windows.run(EIGHT.plus(Duration.ofHours(3)));
        FactorWindow hour = hours("meter", EIGHT).get(0).window().factors().get(0);
        assertThat(hour.factor()).isEqualTo("kwh");
        assertThat(hour.used().total()).isEqualTo(90);
        assertThat(hour.used().mean()).isEqualTo(120);
        assertThat(hour.units()[0]).isEqualTo(45);
    }

    @Test
    void missingMassIsPutInApartAndOnlyWithEnoughHistory() {
        for (int hour = 0; hour < 12; hour++) {
            if (hour != 5 && hour != 6) {
                store.keep(List.of(gas("masses", DAY.plus(Duration.ofHours(hour)), 100 + hour)));
            }
        }
        windows.run(DAY.plus(Duration.ofHours(30)));
        MassView mass = masses.of("masses", SO2, DAY, DAY.plus(Duration.ofHours(12)));
        assertThat(mass.measuredHours()).isEqualTo(10);
        // 3600 m³ × mg/m³ × 10⁻⁶; the hours 0 to 11 without 5 and 6: 10 × 100 + 55 mg/m³
        assertThat(mass.measuredKg()).isEqualTo(3600e-6 * 1055, within(1e-9));
        assertThat(mass.missingHours()).isEqualTo(2);
        assertThat(mass.substitutedHours()).isZero();
        assertThat(mass.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.hours()).isEqualTo(2);
            assertThat(gap.kgPerHour()).isNull();
        });
    }

    private static Arrival gas(String point, Instant start, double mean) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put(SO2 + "-Avg", String.valueOf(mean));
        items.put("a00000-Avg", "1");
        items.put("a00000-Cou", "3600");
        return arrival(point, RecordKind.HOUR, start, 3600, items);
    }

    @Test
    void manyFactorsWithLongNamesHinderNobody() {
        Map<String, String> items = new LinkedHashMap<>();
        for (int i = 0; i < 400; i++) {
            items.put("x" + Integer.toHexString(i * 7919) + "longname" + i + "-Avg", "1");
        }
        store.keep(List.of(arrival("wide", RecordKind.HOUR, EIGHT, 3600, items)));
        windows.run(EIGHT.plus(Duration.ofHours(3)));
        assertThat(hours("wide", EIGHT).get(0).window().factors()).hasSize(400);
    }

    @Test
    void aWindowIsNeverChanged() {
        store.keep(minutes("fixed", EIGHT, 0, 60, 4));
        worker(EIGHT.plus(Duration.ofHours(30))).run();
        assertThat(catchThrowable(() ->
                        count("with u as (update reading_window set version = 9 where point = 'fixed' returning 1)"
                                + " select count(*) from u")))
                .hasMessageContaining("append-only");
    }

    private WindowWorker worker(Instant now) {
        return windows.worker(now);
    }

    private List<StoredWindow> hours(String point, Instant start) {
        return book.latest(point, Resolution.HOUR, start, start.plusSeconds(1), 10);
    }

    private List<Object> windows(String point, Resolution resolution) {
        return new ArrayList<>(book.latest(point, resolution, DAY, DAY.plus(Duration.ofDays(1)), 1000).stream()
                .map(StoredWindow::window)
                .toList());
    }

    private static FactorWindow so2(StoredWindow window) {
        return window.window().factor(SO2).orElseThrow();
    }

    private static List<Arrival> minutes(String point, Instant hour, int from, int to, double value) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Map<String, String> items = new LinkedHashMap<>();
            items.put(SO2 + "-Avg", String.valueOf(value));
            items.put(SO2 + "-Flag", "N");
            arrivals.add(arrival(point, RecordKind.MINUTE, hour.plusSeconds(60L * i), 60, items));
        }
        return arrivals;
    }

    private static Arrival hour(String point, Instant start, double mean, double kg) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put(SO2 + "-Avg", String.valueOf(mean));
        items.put(SO2 + "-Cou", String.valueOf(kg));
        items.put(SO2 + "-Flag", "N");
        return arrival(point, RecordKind.HOUR, start, 3600, items);
    }

    private static Arrival arrival(String point, String kind, Instant at, int seconds, Map<String, String> items) {
        PointRecord record = PointRecord.of(kind, at, seconds, "hj-212-2017", Items.of(items));
        return Arrival.of(
                (point + kind + at + items).getBytes(StandardCharsets.UTF_8),
                EIGHT.plus(Duration.ofHours(2)),
                "test",
                Channel.HJ212,
                point,
                point,
                record);
    }

    private void touchAgain(String point) {
        count("with d as (insert into dirty_window (points, kinds, froms, untils) values (array['" + point
                + "'], array['minute'], array['" + EIGHT + "'::timestamptz], array['" + EIGHT.plusSeconds(3540)
                + "'::timestamptz]) returning 1) select count(*) from d");
    }

    private long count(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
