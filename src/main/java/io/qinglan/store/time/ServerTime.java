package io.qinglan.store.time;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Looks every minute by which source the server's clock is kept and how far it is off, and writes it down. Every node does it for itself. */
@ApplicationScoped
public class ServerTime {

    private static final Logger LOG = Logger.getLogger(ServerTime.class);
    private static final String INSERT = "insert into server_time (node, at, source, synchronised, offset_ms,"
            + " database_offset_ms, warning, detail) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private final DataSource dataSource;
    private final Clock clock;
    private final List<ClockSource> sources;
    private final Duration warnAbove;
    private final boolean warnWhenUnknown;
    private final String node;
    private volatile Seen last;

    /** Made by the container. */
    @Inject
    ServerTime(DataSource dataSource, Clock clock, TimeSetting setting) {
        this(
                dataSource,
                clock,
                sources(setting),
                setting.warnAbove(),
                setting.warnWhenUnknown(),
                setting.node().orElseGet(ServerTime::hostName));
    }

    ServerTime(
            DataSource dataSource,
            Clock clock,
            List<ClockSource> sources,
            Duration warnAbove,
            boolean warnWhenUnknown,
            String node) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.sources = sources;
        this.warnAbove = warnAbove;
        this.warnWhenUnknown = warnWhenUnknown;
        this.node = node;
    }

    /**
     * What was seen of the clock.
     *
     * @param at when, by the server's own clock
     * @param source by whom it is kept; {@code unknown} when nothing could tell
     * @param synchronised null when the source does not say
     * @param offsetMillis server less true time; null when not known
     * @param databaseOffsetMillis server less database; null when not known
     * @param warning why the time is not to be trusted; null when nothing speaks against it
     * @param detail what else is known
     */
    public record Seen(
            Instant at,
            String source,
            Boolean synchronised,
            Double offsetMillis,
            Double databaseOffsetMillis,
            String warning,
            String detail) {}

    /** Runs on every node. */
    @Scheduled(
            every = "${qinglan.time.every:1m}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        ClockState state = state();
        Instant at = clock.instant();
        Seen seen = new Seen(
                at,
                state.source(),
                state.synchronised(),
                state.offsetMillis(),
                databaseOffset(),
                warning(state),
                state.detail());
        if (seen.warning() != null && (last == null || last.warning() == null)) {
            LOG.warnf("the server's clock: %s", seen.warning());
        }
        last = seen;
        record(seen);
    }

    /** What was seen last on this node; empty before the first look. */
    public Optional<Seen> last() {
        return Optional.ofNullable(last);
    }

    private ClockState state() {
        List<String> troubles = new ArrayList<>();
        for (ClockSource source : sources) {
            try {
                return source.read();
            } catch (IOException | RuntimeException e) {
                troubles.add(source.name() + ": " + e.getMessage());
            }
        }
        return ClockState.unknown(String.join("; ", troubles));
    }

    private String warning(ClockState state) {
        Double offset = state.offsetMillis();
        if (offset != null && Math.abs(offset) > warnAbove.toMillis()) {
            return "the server's clock is %.1f s %s by %s"
                    .formatted(Math.abs(offset) / 1000, offset > 0 ? "ahead" : "behind", state.source());
        }
        if (Boolean.FALSE.equals(state.synchronised())) {
            return "the server's clock is not synchronised, by " + state.source();
        }
        return warnWhenUnknown && state.source().equals(ClockState.UNKNOWN)
                ? "nothing tells how right the server's clock is"
                : null;
    }

    private Double databaseOffset() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Instant before = clock.instant();
            try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                Instant after = clock.instant();
                Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
                Instant database = row.getObject(1, OffsetDateTime.class).toInstant();
                return Duration.between(database, middle).toNanos() / 1e6;
            }
        } catch (SQLException e) {
            return null;
        }
    }

    private void record(Seen seen) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, node);
            insert.setObject(2, seen.at().atOffset(ZoneOffset.UTC));
            insert.setString(3, seen.source());
            insert.setObject(4, seen.synchronised(), Types.BOOLEAN);
            insert.setObject(5, seen.offsetMillis(), Types.DOUBLE);
            insert.setObject(6, seen.databaseOffsetMillis(), Types.DOUBLE);
            insert.setString(7, seen.warning());
            insert.setString(8, seen.detail());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the state of the server's clock was not recorded", e);
        }
    }

    private static List<ClockSource> sources(TimeSetting setting) {
        List<ClockSource> sources = new ArrayList<>();
        for (String name : setting.sources()) {
            switch (name.strip()) {
                case "chrony" -> sources.add(new Chrony());
                case "timedatectl" -> sources.add(new Timedatectl());
                case "ntp" -> setting.ntp().orElse(List.of()).forEach(server -> sources.add(new Ntp(server.strip())));
                default ->
                    throw new IllegalArgumentException(
                            "qinglan.time.sources: expected chrony, timedatectl or ntp, got " + name);
            }
        }
        return sources;
    }

    static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unnamed";
        }
    }
}
