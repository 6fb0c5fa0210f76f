package io.qinglan.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class DecisionsTest {

    @Inject
    Decisions decisions;

    @Inject
    DataSource dataSource;

    @Test
    void theLeafIsTheHashOfTheStoredRecord() throws SQLException {
        Recorded recorded = QuarkusTransaction.requiringNew()
                .call(() -> decisions.append(decision("leaf", Map.of("b", 1, "a", "é"))));

        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select record, leaf from decision where id = '" + recorded.id() + "'")) {
            row.next();
            byte[] record = row.getBytes(1);
            assertThat(HexFormat.of().formatHex(Leaf.hash(record))).isEqualTo(recorded.leaf());
            assertThat(row.getBytes(2)).isEqualTo(Leaf.hash(record));
            assertThat(new String(record, StandardCharsets.UTF_8)).contains("\"input\":{\"a\":\"é\",\"b\":1}");
        }
    }

    @Test
    void placesStayDenseUnderConcurrencyAndRollback() throws Exception {
        long before = count("select count(*) from decision");
        ExecutorService people = Executors.newFixedThreadPool(8);
        List<Future<?>> acts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean fails = i % 4 == 3;
            acts.add(people.submit(() -> appendThree(fails)));
        }
        for (Future<?> act : acts) {
            act.get();
        }
        people.shutdown();

        assertThat(count("select count(*) from decision") - before).isEqualTo(90);
        assertThat(count("select max(index) + 1 - count(*) from decision")).isZero();
        assertThat(count("select size from ledger_head")).isEqualTo(count("select count(*) from decision"));
    }

    @Test
    void nothingRecordedCanBeChanged() {
        QuarkusTransaction.requiringNew().call(() -> decisions.append(decision("for ever", 1)));

        for (String sql : List.of(
                "update decision set kind = 'other'",
                "delete from decision",
                "truncate decision",
                "update content set kind = 'other'",
                "delete from content where false")) {
            assertThatThrownBy(() -> execute(sql)).as(sql).hasMessageContaining("append-only");
        }
    }

    @Test
    void sharedContentIsKeptOnce() throws SQLException {
        byte[] body = "the same for all".getBytes(StandardCharsets.UTF_8);
        try (Connection connection = dataSource.getConnection()) {
            String first = decisions.keep(connection, "test", body);
            assertThat(decisions.keep(connection, "test", body)).isEqualTo(first);
            assertThat(count("select count(*) from content where digest = '\\x" + first + "'"))
                    .isOne();
        }
    }

    private void appendThree(boolean fails) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                IntStream.range(0, 3).forEach(i -> decisions.append(decision("one of three", i)));
                if (fails) {
                    throw new IllegalStateException("rolled back");
                }
            });
        } catch (IllegalStateException expected) {
            assertThat(fails).isTrue();
        }
    }

    private static Decision decision(String subject, Object input) {
        Instant at = Instant.parse("2015-12-07T10:00:00Z");
        return new Decision("test.step", subject, at, null, null, List.of(), input, List.of(), null, null);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
