package io.qinglan.forecast.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** When each configured source was last tried and last read well. */
@ApplicationScoped
public class Pulls {

    private static final String NOTE = """
            INSERT INTO forecast_pull (source, last_tried, last_good, error) VALUES (?, ?, ?, ?)
            ON CONFLICT (source) DO UPDATE SET last_tried = excluded.last_tried, error = excluded.error,
                last_good = coalesce(excluded.last_good, forecast_pull.last_good)
            """;

    private final DataSource database;

    /** Made by the container. */
    public Pulls(DataSource database) {
        this.database = database;
    }

    /**
     * How a source stands.
     *
     * @param lastTried when it was last asked
     * @param lastGood when it was last read well; null when never
     * @param error what went wrong the last time; null when nothing did
     */
    public record Stand(Instant lastTried, Instant lastGood, String error) {}

    /** Notes a try. */
    @Transactional
    public void note(String source, Instant at, String error) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, source);
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            statement.setObject(3, error == null ? at.atOffset(ZoneOffset.UTC) : null);
            statement.setString(4, error);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the state of source " + source + " could not be noted", e);
        }
    }

    /** How a source stands; empty when it was never tried. */
    public Optional<Stand> of(String source) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT last_tried, last_good, error FROM forecast_pull WHERE source = ?")) {
            statement.setString(1, source);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Stand(instant(rows, 1), instant(rows, 2), rows.getString(3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the state of source " + source + " could not be read", e);
        }
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
