package io.qinglan.warning.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The messages to the public as they left: written once, never changed. */
@ApplicationScoped
class AlertBook {

    private static final String COLUMNS = "select message, document, digest, decision from public_alert ";

    private final DataSource dataSource;
    private final ObjectMapper json;

    AlertBook(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * A message as kept.
     *
     * @param document the signed CAP document, UTF-8
     * @param digest SHA-256 of the document, lower-case hex
     * @param decision its record in the ledger
     */
    record Kept(PublicAlert alert, byte[] document, String digest, UUID decision) {}

    /** Which version of which warning. */
    record Version(UUID warning, int version) {}

    /** Versions of warnings of which nobody has been told yet, in the order in which they came; what merely ran out needs no message. */
    List<Version> untold(int limit) {
        String sql = "select v.target, v.version from life_version v where v.subject = 'warning' and v.act <> 'expire'"
                + " and not exists (select from public_alert a where a.warning = v.target and a.version = v.version)"
                + " order by v.recorded_at, v.version limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, limit);
            List<Version> versions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.add(new Version(row.getObject(1, UUID.class), row.getInt(2)));
                }
            }
            return versions;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** All messages about a warning, oldest first. */
    List<Kept> of(UUID warning) {
        return read(COLUMNS + "where warning = ? order by version", warning);
    }

    /** A message that the public may see. */
    Optional<Kept> open(String identifier) {
        return read(COLUMNS + "where identifier = ? and not exercise", identifier).stream()
                .findFirst();
    }

    /** The last messages to the public, newest first. */
    List<Kept> newest(int limit) {
        return read(COLUMNS + "where not exercise order by sent desc, version desc, identifier desc limit ?", limit);
    }

    /** Keeps a message, in the running transaction. */
    void keep(Kept kept) {
        String sql =
                "insert into public_alert (identifier, warning, version, area, kind, exercise, sent, expires, message,"
                        + " document, digest, decision) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)";
        PublicAlert alert = kept.alert();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, alert.identifier());
            insert.setObject(2, alert.warning());
            insert.setInt(3, alert.version());
            insert.setString(4, alert.area());
            insert.setString(5, alert.kind());
            insert.setBoolean(6, alert.exercise());
            insert.setObject(7, utc(alert.sent()));
            insert.setObject(8, utc(alert.expires()));
            insert.setString(9, json.writeValueAsString(alert));
            insert.setBytes(10, kept.document());
            insert.setString(11, kept.digest());
            insert.setObject(12, kept.decision());
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the alert " + alert.identifier() + " cannot be kept", e);
        }
    }

    private List<Kept> read(String sql, Object parameter) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, parameter);
            List<Kept> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Kept(
                            json.readValue(row.getString(1), PublicAlert.class),
                            row.getBytes(2),
                            row.getString(3),
                            row.getObject(4, UUID.class)));
                }
            }
            return found;
        } catch (SQLException | JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(Exception e) {
        return new IllegalStateException("the alerts cannot be read", e);
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
