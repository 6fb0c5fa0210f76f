package io.qinglan.dispatch.webhook;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.store.KeySeal;

/** The subscriptions as kept; their secrets sealed. */
@ApplicationScoped
public class SubscriptionBook {

    private static final String COLUMNS =
            "select id, site, url, events, secret, previous_secret, previous_until, state, why,"
                    + " created_by, created_at, verified_at, version from subscription where ended_at is null and ";

    private final DataSource dataSource;
    private final KeySeal seal;

    /** Made by the container. */
    SubscriptionBook(DataSource dataSource, KeySeal seal) {
        this.dataSource = dataSource;
        this.seal = seal;
    }

    /** One that has not ended. */
    public Optional<Subscription> find(UUID id) {
        return read("id = ?", id).stream().findFirst();
    }

    /** Those of a site, newest first. */
    List<Subscription> ofSite(String site) {
        return read("site = ? order by created_at desc, id desc", site);
    }

    /** Those of ids. */
    public List<Subscription> of(Collection<UUID> ids) {
        return read("id = any (?)", (Object) ids.toArray(UUID[]::new));
    }

    /** Keeps a new one. */
    void insert(Subscription made) {
        String sql = "insert into subscription (id, site, url, events, secret, state, created_by, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)";
        update(
                sql,
                made.id(),
                made.site(),
                made.url(),
                made.events().toArray(String[]::new),
                sealed(made.secret()),
                made.state(),
                made.createdBy(),
                utc(made.createdAt()));
    }

    /**
     * Keeps a changed one.
     *
     * @return false when somebody else changed it since it was read
     */
    boolean save(Subscription changed) {
        String sql = "update subscription set url = ?, events = ?, secret = ?, previous_secret = ?, previous_until = ?,"
                + " state = ?, why = ?, verified_at = ?, version = version + 1"
                + " where id = ? and version = ? and ended_at is null";
        return update(
                        sql,
                        changed.url(),
                        changed.events().toArray(String[]::new),
                        sealed(changed.secret()),
                        sealed(changed.previousSecret()),
                        utc(changed.previousUntil()),
                        changed.state(),
                        changed.why(),
                        utc(changed.verifiedAt()),
                        changed.id(),
                        changed.version())
                == 1;
    }

    /** Ends one for good. */
    void end(UUID id, Instant at) {
        update("update subscription set ended_at = ? where id = ?", utc(at), id);
    }

    /** Tells one nothing more, for example because its address is gone. */
    public void disable(UUID id, String why) {
        update("update subscription set state = 'disabled', why = ?, version = version + 1 where id = ?", why, id);
    }

    private int update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(connection, statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the subscription cannot be kept", e);
        }
    }

    private List<Subscription> read(String where, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS + where)) {
            set(connection, select, values);
            List<Subscription> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(subscription(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the subscriptions cannot be read", e);
        }
    }

    private static void set(Connection connection, PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else if (value instanceof UUID[] ids) {
                statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private Subscription subscription(ResultSet row) throws SQLException {
        Array events = row.getArray(4);
        return new Subscription(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                List.of((String[]) events.getArray()),
                opened(row.getBytes(5)),
                opened(row.getBytes(6)),
                instant(row, 7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                instant(row, 11),
                instant(row, 12),
                row.getInt(13));
    }

    private byte[] sealed(String secret) {
        return secret == null ? new byte[0] : seal.seal(secret.getBytes(StandardCharsets.UTF_8));
    }

    private String opened(byte[] sealed) {
        return sealed == null || sealed.length == 0 ? null : new String(seal.open(sealed), StandardCharsets.UTF_8);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
