package io.qinglan.feed;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class FeedStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    @Inject
    FeedStore store;

    @Inject
    DataSource dataSource;

    @Test
    void aRecordIsStoredOnceHoweverOftenItComes() throws SQLException {
        Arrival frame = frame("once", NOON, "7.21");

        assertThat(outcomes(store.keep(List.of(frame)))).containsExactly(Outcome.STORED);
        assertThat(outcomes(store.keep(List.of(frame)))).containsExactly(Outcome.DUPLICATE);
        assertThat(outcomes(store.keep(List.of(frame("once", NOON.plusSeconds(60), "7.3"), frame, frame))))
                .containsExactly(Outcome.STORED, Outcome.DUPLICATE, Outcome.DUPLICATE);
        assertThat(readings("once")).isEqualTo(2);
    }

    @Test
    void otherValuesAreARevisionAndOtherFactorsAreNot() throws SQLException {
        store.keep(List.of(frame("revised", NOON, "7.21")));

        assertThat(outcomes(store.keep(List.of(frame("revised", NOON, "7.22")))))
                .containsExactly(Outcome.REVISION);
        assertThat(outcomes(store.keep(List.of(arrival("revised", NOON, Map.of("a34013-Rtd", "3"))))))
                .containsExactly(Outcome.STORED);
        assertThat(readings("revised")).isEqualTo(3);
    }

    @Test
    void twoSaidAtOnceInOneBatchAreBothKept() throws SQLException {
        List<Kept> kept = store.keep(List.of(
                frame("both", NOON, "1"), frame("both", NOON, "2"), frame("both", NOON.minusSeconds(3600), "3")));

        assertThat(outcomes(kept).subList(0, 2)).containsExactlyInAnyOrder(Outcome.REVISION, Outcome.REVISION);
        assertThat(outcomes(kept).get(2)).isEqualTo(Outcome.STORED);
        assertThat(readings("both")).isEqualTo(3);
    }

    @Test
    void writersAtOnceStoreEachRecordOnce() throws Exception {
        List<Arrival> frames = IntStream.range(0, 300)
                .mapToObj(i -> frame("race" + i % 7, NOON.plusSeconds(i / 7), String.valueOf(i)))
                .toList();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Future<List<Kept>>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            results.add(writers.submit(() -> {
                List<Kept> kept = new ArrayList<>();
                for (int from = 0; from < frames.size(); from += 20) {
                    kept.addAll(store.keep(frames.subList(from, from + 20)));
                }
                return kept;
            }));
        }
        long stored = 0;
        for (Future<List<Kept>> result : results) {
            stored += outcomes(result.get()).stream()
                    .filter(outcome -> outcome == Outcome.STORED)
                    .count();
        }
        writers.shutdown();

        assertThat(stored).isEqualTo(300);
        assertThat(count("select count(*) from reading r join series s on s.id = r.series where s.point like 'race%'"))
                .isEqualTo(300);
    }

    @Test
    void aLateRecordGoesIntoItsOwnMonth() throws SQLException {
        assertThat(outcomes(store.keep(List.of(frame("late", Instant.parse("2023-02-28T15:59:59Z"), "1")))))
                .containsExactly(Outcome.STORED);
        assertThat(count("select count(*) from reading_2023_02")).isEqualTo(1);
    }

    @Test
    void aTimeNobodyBelievesIsRefusedAndTheFrameStays() throws SQLException {
        List<Kept> kept = store.keep(List.of(
                frame("times", NOON, "1"),
                frame("times", Instant.parse("2099-01-01T00:00:00Z"), "2"),
                frame("times", Instant.parse("0001-01-01T00:00:00Z"), "3")));

        assertThat(outcomes(kept)).containsExactly(Outcome.STORED, Outcome.REFUSED, Outcome.REFUSED);
        assertThat(kept.get(1).entries().get(0).refusal().cause()).isEqualTo(Refusal.TIME_IMPLAUSIBLE);
        assertThat(count("select count(*) from frame_refused where batch = '"
                        + kept.get(1).frame().batch() + "'"))
                .isEqualTo(2);
        assertThat(count("select frames from frame_batch where id = '"
                        + kept.get(1).frame().batch() + "'"))
                .isEqualTo(3);
    }

    @Test
    void aRowTheDatabaseRefusesIsFoundAndItsNeighboursStand() throws SQLException {
        List<Arrival> frames = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            frames.add(frame("poison", NOON.plusSeconds(i), "1"));
        }
        // no codec makes such a text; should one ever, the database says no
        frames.set(17, arrival("poison", NOON.plusSeconds(17), new Items("a34013-Rtd", "1\0")));

        List<Kept> kept = store.keep(frames);

        assertThat(kept.get(17).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(kept.get(17).entries().get(0).refusal().cause()).isEqualTo(Refusal.UNSTORABLE);
        assertThat(readings("poison")).isEqualTo(49);
    }

    @Test
    void whatIsParkedOrRefusedIsKeptByteForByte() throws SQLException {
        byte[] junk = {'#', '#', 0, (byte) 0xff, 'x'};
        List<Kept> kept = store.keep(List.of(
                Arrival.parked("##parked".getBytes(StandardCharsets.UTF_8), NOON, "10.0.0.7:1", Channel.HJ212, "MN1"),
                Arrival.refused(junk, NOON, "10.0.0.8:2", Channel.HJ212, null, new Refusal("CRC_MISMATCH", null)),
                Arrival.withoutRecord("##beat".getBytes(StandardCharsets.UTF_8), NOON, "p", Channel.HJ212, "MN2")));

        assertThat(outcomes(kept)).containsExactly(Outcome.PARKED, Outcome.REFUSED, Outcome.STORED);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select content, outcomes, peers[2], ends[2] from frame_batch"
                        + " where id = '" + kept.get(0).frame().batch() + "'")) {
            row.next();
            assertThat(row.getBytes(1))
                    .startsWith("##parked".getBytes(StandardCharsets.UTF_8))
                    .contains(junk);
            assertThat(row.getString(2)).isEqualTo("prs");
            assertThat(row.getString(3)).isEqualTo("hj212 10.0.0.8:2");
            assertThat(row.getInt(4)).isEqualTo(13);
        }
    }

    private static List<Outcome> outcomes(List<Kept> kept) {
        return kept.stream().map(Kept::outcome).toList();
    }

    private static Arrival frame(String point, Instant at, String value) {
        return arrival(point, at, Items.of(new java.util.TreeMap<>(Map.of("a21026-Rtd", value, "a21026-Flag", "N"))));
    }

    private static Arrival arrival(String point, Instant at, Map<String, String> items) {
        return arrival(point, at, Items.of(items));
    }

    private static Arrival arrival(String point, Instant at, Items items) {
        byte[] bytes = ("##" + point + at + items.values()).getBytes(StandardCharsets.UTF_8);
        Instant received = NOON.plus(1, ChronoUnit.MINUTES);
        PointRecord record = PointRecord.of(RecordKind.REALTIME, at, 0, "hj-212-2017", items);
        return Arrival.of(bytes, received, "127.0.0.1:50000", Channel.HJ212, point, point, record);
    }

    private long readings(String point) throws SQLException {
        return count("select count(*) from reading r join series s on s.id = r.series where s.point = '" + point + "'");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
