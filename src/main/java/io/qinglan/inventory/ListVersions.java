package io.qinglan.inventory;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.ledger.Leaf;

/** The dated versions of the list. Each builds on the one before, and its digest names the whole list as it stood. */
@ApplicationScoped
public class ListVersions {

    private static final String COLUMNS = "version, import, area, digest, title, sites, person, created_at";

    private final DataSource dataSource;
    private final Clock clock;

    /** The versions in this database. */
    public ListVersions(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The number of the last version; 0 while there is none. */
    public int current() {
        return select("select " + COLUMNS + " from inventory_version order by version desc limit 1").stream()
                .findFirst()
                .map(ListVersion::version)
                .orElse(0);
    }

    /** A version by its number. */
    public Optional<ListVersion> find(int version) {
        return select("select " + COLUMNS + " from inventory_version where version = ?", version).stream()
                .findFirst();
    }

    /** Versions of the lists of some areas, newest first, older than a number. */
    public List<ListVersion> list(Collection<String> areas, int olderThan, int limit) {
        return select(
                "select " + COLUMNS + " from inventory_version where area = any(?) and version < ?"
                        + " order by version desc limit ?",
                areas.toArray(String[]::new),
                olderThan,
                limit);
    }

    /** The number of the version that comes next; who asks holds the list until the transaction ends. */
    int next(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("lock table inventory_version in share row exclusive mode")) {
            lock.execute();
        }
        return last(connection).map(version -> version.version() + 1).orElse(1);
    }

    /** Keeps a version that has just been made in the connection's transaction. */
    void register(
            Connection connection,
            int version,
            UUID importId,
            String area,
            byte[] brought,
            String title,
            int sites,
            String person)
            throws SQLException {
        MessageDigest chained = Leaf.sha256();
        last(connection).ifPresent(before -> chained.update(HexFormat.of().parseHex(before.digest())));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into inventory_version (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, version);
            insert.setObject(2, importId);
            insert.setString(3, area);
            insert.setString(4, HexFormat.of().formatHex(chained.digest(brought)));
            insert.setString(5, title);
            insert.setInt(6, sites);
            insert.setString(7, person);
            insert.setObject(8, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static Optional<ListVersion> last(Connection connection) throws SQLException {
        return select(connection, "select " + COLUMNS + " from inventory_version order by version desc limit 1")
                .stream()
                .findFirst();
    }

    private List<ListVersion> select(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection()) {
            return select(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException("the versions of the list cannot be read", e);
        }
    }

    private static List<ListVersion> select(Connection connection, String sql, Object... values) throws SQLException {
        List<ListVersion> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value =
                        values[i] instanceof String[] texts ? connection.createArrayOf("text", texts) : values[i];
                select.setObject(i + 1, value);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(version(row));
                }
            }
        }
        return found;
    }

    private static ListVersion version(ResultSet row) throws SQLException {
        return new ListVersion(
                row.getInt(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant());
    }
}
