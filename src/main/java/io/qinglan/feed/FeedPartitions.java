package io.qinglan.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import io.qinglan.store.Lease;

/**
 * The months of frames and readings. They are made ahead by a job, and at once when a record of another month comes; so a late record never
 * fails for lack of a partition, and no partition catches what belongs elsewhere. A month ends at 00:00 UTC.
 */
@ApplicationScoped
class FeedPartitions {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int MONTHS_AHEAD = 2;
    private static final long LOCK = 0x51_66_65_65_64L;

    private final DataSource dataSource;
    private final Lease lease;
    private final Clock clock;
    /** The month of readings last seen to, for all the records that follow one another in it. */
    private volatile Span lastReadings;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    FeedPartitions(DataSource dataSource, Lease lease, Clock clock) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.clock = clock;
    }

    /** Makes the months ahead. */
    @Scheduled(
            every = "${qinglan.feed.partitions.every:6h}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ahead() {
        lease.tryRun("feed-partitions", LEASE, () -> {
            YearMonth month = month(clock.instant());
            for (int i = 0; i <= MONTHS_AHEAD; i++) {
                forReadings(month.plusMonths(i));
                forFrames(month.plusMonths(i));
            }
        });
    }

    /** Sees to it that a record of this time has a partition; not inside a transaction that already holds a connection. */
    void forReading(Instant at) {
        Span last = lastReadings;
        if (last == null || at.isBefore(last.from) || !at.isBefore(last.until)) {
            YearMonth month = month(at);
            forReadings(month);
            lastReadings = new Span(start(month), start(month.plusMonths(1)));
        }
    }

    /** Sees to it that a batch of this name has a partition. */
    void forFrame(UUID batch) {
        forFrames(month(Instant.ofEpochMilli(batch.getMostSignificantBits() >>> 16)));
    }

    /** Looks into the database again before it trusts that a month is there. */
    void forget() {
        lastReadings = null;
        known.clear();
    }

    private void forReadings(YearMonth month) {
        ensure(
                "reading",
                month,
                "'" + month.atDay(1) + "T00:00Z'",
                "'" + month.plusMonths(1).atDay(1) + "T00:00Z'");
    }

    private void forFrames(YearMonth month) {
        ensure("frame_batch", month, "'" + first(month) + "'", "'" + first(month.plusMonths(1)) + "'");
    }

    private record Span(Instant from, Instant until) {}

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    private static UUID first(YearMonth month) {
        long millis = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return new UUID(millis << 16, 0);
    }

    private void ensure(String table, YearMonth month, String from, String until) {
        String name = "%s_%04d_%02d".formatted(table, month.getYear(), month.getMonthValue());
        if (known.contains(name)) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                // one at a time, on all nodes
                statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
                if (!there(statement, name)) {
                    // attached afterwards, because that does not wait for those who write to the other months
                    statement.execute("create table " + name + " (like " + table
                            + " including defaults including constraints including indexes including storage)");
                    statement.execute("alter table " + table + " attach partition " + name + " for values from (" + from
                            + ") to (" + until + ")");
                    // a trigger of the table itself does not see that a month is emptied
                    statement.execute("create trigger never_emptied before truncate on " + name
                            + " for each statement execute function refuse_change()");
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the partition " + name + " was not made", e);
            }
        });
        known.add(name);
    }

    private static boolean there(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('" + name + "') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
