package io.qinglan.feed.rollup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.qinglan.feed.window.Resolution;

/** The months of the fine windows, made when the first window of a month is about to be written. A month ends at 00:00 UTC. */
@ApplicationScoped
class WindowPartitions {

    private static final long LOCK = 0x51_77_69_6eL;

    private final DataSource dataSource;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    WindowPartitions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Sees to it that the fine windows of this time have their partitions. */
    void ensure(Instant start) {
        YearMonth month = YearMonth.from(start.atOffset(ZoneOffset.UTC));
        ensure(Resolution.FIVE_MINUTES, month);
        ensure(Resolution.QUARTER_HOUR, month);
    }

    static String table(Resolution resolution) {
        return "reading_window_" + resolution.code();
    }

    private void ensure(Resolution resolution, YearMonth month) {
        String name = "%s_%04d_%02d".formatted(table(resolution), month.getYear(), month.getMonthValue());
        if (known.contains(name)) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + LOCK + ")"); // one at a time, on all nodes
                statement.execute("create table if not exists " + name + " partition of " + table(resolution)
                        + " for values from ('" + month.atDay(1) + "T00:00Z') to ('"
                        + month.plusMonths(1).atDay(1) + "T00:00Z')");
            } catch (SQLException e) {
                throw new IllegalStateException("the partition " + name + " was not made", e);
            }
        });
        known.add(name);
    }

    /** A month was taken out. */
    void forget() {
        known.clear();
    }
}
