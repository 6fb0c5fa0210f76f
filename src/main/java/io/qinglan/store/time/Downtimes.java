package io.qinglan.store.time;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** When we could not deliver, as {@link Heartbeat} recorded it. Held in memory and read again when it may have changed. */
@ApplicationScoped
public class Downtimes {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DataSource dataSource;
    private volatile Snapshot snapshot;

    /** Made by the container. */
    Downtimes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Snapshot(List<RunningTime.Down> downs, long takenAt) {}

    /** When something is due that begins at an instant and was given so much time while we are up. */
    public Instant due(Instant begins, Duration within) {
        return RunningTime.due(begins, within, all());
    }

    /** Every span in which we were down, oldest first. */
    public List<RunningTime.Down> all() {
        Snapshot present = snapshot;
        boolean fresh = present != null && System.nanoTime() - present.takenAt() < FRESH_NANOS;
        return fresh ? present.downs() : read();
    }

    /** Reads anew at once; for whoever has just written. */
    List<RunningTime.Down> read() {
        List<RunningTime.Down> downs = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select from_at, until_at from delivery_downtime order by from_at");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                downs.add(new RunningTime.Down(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the times we were down cannot be read", e);
        }
        snapshot = new Snapshot(List.copyOf(downs), System.nanoTime());
        return snapshot.downs();
    }
}
