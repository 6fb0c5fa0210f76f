package io.qinglan.order.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.Level;

/** The rounds of tasks in the database: jobs that are noted, taken by one worker and done once. */
@ApplicationScoped
class TaskRounds {

    private final DataSource dataSource;
    private final Clock clock;

    TaskRounds(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Notes a round in the running transaction; noting it again changes nothing. */
    void note(TaskRound round) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into task_round (response, version, area, level, how, at, until, exercise, noted_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, round.response());
            insert.setInt(2, round.version());
            insert.setString(3, round.area());
            insert.setString(4, round.level().code());
            insert.setString(5, round.how());
            insert.setObject(6, time(round.at()));
            insert.setObject(7, time(round.until()));
            insert.setBoolean(8, round.exercise());
            insert.setObject(9, time(clock.instant()));
            insert.executeUpdate();
        }
    }

    /** Takes the next round that nobody else has; rounds of one response in their order. */
    Optional<TaskRound> take(Connection connection) throws SQLException {
        String sql = "select response, version, area, level, how, at, until, exercise from task_round r"
                + " where done_at is null and not exists (select 1 from task_round e where e.response = r.response"
                + " and e.version < r.version and e.done_at is null) order by noted_at limit 1 for update skip locked";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new TaskRound(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getString(3),
                            Level.of(row.getString(4)),
                            row.getString(5),
                            instant(row, 6),
                            instant(row, 7),
                            row.getBoolean(8)))
                    : Optional.empty();
        }
    }

    /** Marks a round as done, with what it came to. */
    void done(Connection connection, TaskRound round, int given, int closed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update task_round set done_at = ?, given = ?, closed = ? where response = ? and version = ?")) {
            update.setObject(1, time(clock.instant()));
            update.setInt(2, given);
            update.setInt(3, closed);
            update.setObject(4, round.response());
            update.setInt(5, round.version());
            update.executeUpdate();
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
