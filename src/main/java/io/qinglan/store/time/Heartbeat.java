package io.qinglan.store.time;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Our own pulse. Every node beats; where no node beat for longer than is tolerated we were down, and where the clock went on by more
 * than really passed it was put forward: in both spans the clocks of the law did not run. A clock put back only gives more time.
 */
@ApplicationScoped
public class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final Duration STEP = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final Downtimes downtimes;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Duration gap;
    private final String node;
    private Beat last;

    private record Beat(Instant at, long nanos) {}

    /** Made by the container. */
    @Inject
    Heartbeat(
            DataSource dataSource,
            Downtimes downtimes,
            Clock clock,
            TimeSetting setting,
            @ConfigProperty(name = "qinglan.heartbeat.gap", defaultValue = "PT1M") Duration gap) {
        this(dataSource, downtimes, clock, System::nanoTime, gap, setting.node().orElseGet(ServerTime::hostName));
    }

    Heartbeat(DataSource dataSource, Downtimes downtimes, Clock clock, LongSupplier nanos, Duration gap, String node) {
        this.dataSource = dataSource;
        this.downtimes = downtimes;
        this.clock = clock;
        this.nanos = nanos;
        this.gap = gap;
        this.node = node;
    }

    @Scheduled(every = "{qinglan.heartbeat.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        beat();
    }

    /** Beats once, and writes down what the beat before shows we missed. */
    @Transactional
    public synchronized void beat() {
        Beat now = new Beat(clock.instant().truncatedTo(ChronoUnit.MICROS), nanos.getAsLong());
        try (Connection connection = dataSource.getConnection()) {
            Instant before = lastOfAny(connection);
            Instant jumped = jumpedFrom(now);
            if (jumped != null) {
                keep(connection, jumped, now.at(), "clock_step");
            } else if (before != null && Duration.between(before, now.at()).compareTo(gap) > 0) {
                keep(connection, before, now.at(), "silent");
            }
            write(connection, now.at());
        } catch (SQLException e) {
            throw new IllegalStateException("the pulse was not kept", e);
        }
        last = now;
    }

    /** From when the clock was put forward since this node's last beat; null when it was not. */
    private Instant jumpedFrom(Beat now) {
        if (last == null) {
            return null;
        }
        Duration really = Duration.ofNanos(now.nanos() - last.nanos());
        Instant should = last.at().plus(really).truncatedTo(ChronoUnit.MICROS);
        return Duration.between(should, now.at()).compareTo(STEP) > 0 ? should : null;
    }

    private static Instant lastOfAny(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select at from delivery_pulse for update");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : null;
        }
    }

    private void keep(Connection connection, Instant from, Instant until, String cause) throws SQLException {
        LOG.warnf("clocks did not run from %s to %s: %s", from, until, cause);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into delivery_downtime (from_at, until_at, cause, node, recorded_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")) {
            insert.setObject(1, from.atOffset(ZoneOffset.UTC));
            insert.setObject(2, until.atOffset(ZoneOffset.UTC));
            insert.setString(3, cause);
            insert.setString(4, node);
            insert.setObject(5, until.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        downtimes.read();
    }

    private static void write(Connection connection, Instant at) throws SQLException {
        try (PreparedStatement write =
                connection.prepareStatement("insert into delivery_pulse (one, at) values (true, ?)"
                        + " on conflict (one) do update set at = excluded.at")) {
            write.setObject(1, at.atOffset(ZoneOffset.UTC));
            write.executeUpdate();
        }
    }
}
