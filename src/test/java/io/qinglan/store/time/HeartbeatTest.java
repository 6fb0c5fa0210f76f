package io.qinglan.store.time;

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
import java.util.List;
import java.util.Random;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** The pulse in the real database: silence and a jumping clock stop the clocks of the law; the database reckons as Java does. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class HeartbeatTest {

    /** Far ahead, so that no clock of another test runs through these spans. */
    private static final Instant THEN = Instant.parse("2041-01-01T00:00:00Z");

    @Inject
    DataSource dataSource;

    @Inject
    Downtimes downtimes;

    /** A clock on the wall and one that only goes on. */
    private static final class Hands extends Clock {
        private Instant wall = THEN;
        private long nanos;

        void pass(Duration really) {
            wall = wall.plus(really);
            nanos += really.toNanos();
        }

        void put(Duration by) {
            wall = wall.plus(by);
        }

        @Override
        public Instant instant() {
            return wall;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Heartbeat node(Hands hands) {
        return new Heartbeat(dataSource, downtimes, hands, () -> hands.nanos, Duration.ofMinutes(1), "test");
    }

    private static void beat(Heartbeat heart) {
        QuarkusTransaction.requiringNew().run(heart::beat);
    }

    private List<RunningTime.Down> downs() {
        return downtimes.read().stream()
                .filter(one -> !one.from().isBefore(THEN))
                .toList();
    }

    @Test
    void silenceAndAClockPutForwardStopTheClocksAndOnePutBackDoesNot() throws SQLException {
        Hands hands = new Hands();
        Heartbeat heart = node(hands);
        beat(heart);
        int before = downs().size();
        for (int i = 0; i < 5; i++) {
            hands.pass(Duration.ofSeconds(10));
            beat(heart);
        }
        assertThat(downs()).hasSize(before);

        // the process was killed and comes back after twenty minutes, as another process
        Instant killed = hands.wall;
        hands.pass(Duration.ofMinutes(20));
        heart = node(hands);
        beat(heart);
        assertThat(downs()).contains(new RunningTime.Down(killed, hands.wall));

        // somebody puts the clock forward by two hours
        hands.pass(Duration.ofSeconds(10));
        Instant should = hands.wall;
        hands.put(Duration.ofHours(2));
        beat(heart);
        assertThat(downs()).contains(new RunningTime.Down(should, hands.wall)).hasSize(before + 2);

        // and back
        hands.pass(Duration.ofSeconds(10));
        hands.put(Duration.ofHours(-2));
        beat(heart);
        assertThat(downs()).hasSize(before + 2);

        // an hour given ten minutes before the kill lasts twenty minutes and two hours longer
        Instant begins = killed.minus(Duration.ofMinutes(10));
        Duration hour = Duration.ofHours(1);
        Instant due = begins.plus(hour).plus(Duration.ofMinutes(20)).plus(Duration.ofHours(2));
        assertThat(downtimes.due(begins, hour)).isEqualTo(due);
        assertThat(inTheDatabase(begins, hour)).isEqualTo(due);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Instant from = THEN.plusSeconds(random.nextInt(12_000) - 3_000);
            Duration within = Duration.ofSeconds(random.nextInt(9_000));
            assertThat(inTheDatabase(from, within)).isEqualTo(downtimes.due(from, within));
        }
    }

    private Instant inTheDatabase(Instant begins, Duration within) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select due_while_up(?, ?::interval)")) {
            select.setObject(1, begins.atOffset(ZoneOffset.UTC));
            select.setString(2, within.toString());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }
}
