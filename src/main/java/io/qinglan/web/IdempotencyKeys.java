package io.qinglan.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The answers kept for repeated writes, one for each actor and key. Works in the running transaction. */
@ApplicationScoped
class IdempotencyKeys {

    private static final String TAKE =
            "INSERT INTO idempotency_key (actor, key, request) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String KEPT =
            "SELECT request, status, media_type, location, etag, body FROM idempotency_key WHERE actor = ? AND key = ?";
    private static final String KEEP =
            "UPDATE idempotency_key SET status = ?, media_type = ?, location = ?, etag = ?, body = ?"
                    + " WHERE actor = ? AND key = ?";
    private static final String FORGET =
            "DELETE FROM idempotency_key WHERE created_at < now() - make_interval(days => ?)";

    private final DataSource database;

    IdempotencyKeys(DataSource database) {
        this.database = database;
    }

    /** An answer as it went out the first time. */
    record Answer(int status, String mediaType, String location, String etag, String body) {}

    /**
     * Takes the key for a request. While another transaction holds the same key, PostgreSQL makes this one wait for its end.
     *
     * @return empty when the work is to be done now, else the answer it had the first time
     * @throws Problem 409 when the key was used for another request
     */
    Optional<Answer> take(String actor, String key, byte[] request) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
                statement.setString(1, actor);
                statement.setString(2, key);
                statement.setBytes(3, request);
                if (statement.executeUpdate() == 1) {
                    return Optional.empty();
                }
            }
            return Optional.of(kept(connection, actor, key, request));
        } catch (SQLException e) {
            throw new IllegalStateException("the idempotency key could not be taken", e);
        }
    }

    private static Answer kept(Connection connection, String actor, String key, byte[] request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
            statement.setString(1, actor);
            statement.setString(2, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !Arrays.equals(row.getBytes(1), request)) {
                    throw Problem.conflict(
                            "idempotency-key-reused", "this Idempotency-Key was sent with another request");
                }
                return new Answer(
                        row.getInt(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6));
            }
        }
    }

    /** Keeps the answer beside the work, to be committed with it. */
    void keep(String actor, String key, Answer answer) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setInt(1, answer.status());
            statement.setString(2, answer.mediaType());
            statement.setString(3, answer.location());
            statement.setString(4, answer.etag());
            statement.setString(5, answer.body());
            statement.setString(6, actor);
            statement.setString(7, key);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the answer could not be kept for its idempotency key", e);
        }
    }

    /** Forgets keys older than the days given. */
    int forgetOlderThan(int days) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setInt(1, days);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old idempotency keys could not be forgotten", e);
        }
    }
}
