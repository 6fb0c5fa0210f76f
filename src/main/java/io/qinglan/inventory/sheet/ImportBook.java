package io.qinglan.inventory.sheet;

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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.qinglan.web.InputError;

/** The imports that were asked for, with their reports and the files as they came. */
@ApplicationScoped
public class ImportBook {

    private static final String COLUMNS =
            "id, area, kind, status, format, file_name, charset, content, dry_run, rows, added,"
                    + " changed, unchanged, points, sources, ignored, tables, errors, warnings, version, reason, document,"
                    + " person, created_at, decided_by, decided_at, decision_reason";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<TableInfo>> TABLES = new TypeReference<>() {};
    private static final TypeReference<List<InputError>> ERRORS = new TypeReference<>() {};

    private final DataSource dataSource;

    /** The imports in this database. */
    public ImportBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** An import by its id. */
    public Optional<ImportResult> find(UUID id) {
        List<ImportResult> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from inventory_import where id = ?")) {
            select.setObject(1, id);
            read(select, found);
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found.stream().findFirst();
    }

    /** The imports of some areas, newest first, behind an id. */
    public List<ImportResult> list(Collection<String> areas, UUID before, int limit) {
        List<ImportResult> found = new ArrayList<>();
        String sql = "select " + COLUMNS + " from inventory_import where area = any(?)"
                + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", areas.toArray()));
            select.setObject(2, before);
            select.setObject(3, before);
            select.setInt(4, limit);
            read(select, found);
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found;
    }

    /** The file of an import as it came. */
    public Optional<byte[]> file(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select content from inventory_import_file where import = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The id of the person who sent an import; null for imports that are older than its keeping. */
    UUID sender(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select person_id from inventory_import where id = ? for update")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Keeps an import and its file, in the running transaction. */
    void keep(ImportResult result, UUID person, byte[] file) {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement("insert into inventory_import (" + COLUMNS
                    + ", person_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                    + " ?)")) {
                fill(connection, insert, result);
                insert.setObject(28, person);
                insert.executeUpdate();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into inventory_import_file (import, content) values (?, ?)")) {
                insert.setObject(1, result.id());
                insert.setBytes(2, file);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the import was not kept", e);
        }
    }

    /** Notes what became of an import that waited for a second person. */
    void decided(ImportResult result) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("update inventory_import set status = ?,"
                        + " added = ?, changed = ?, unchanged = ?, points = ?, sources = ?, version = ?, decided_by = ?,"
                        + " decided_at = ?, decision_reason = ? where id = ?")) {
            update.setString(1, result.status());
            update.setInt(2, result.added());
            update.setInt(3, result.changed());
            update.setInt(4, result.unchanged());
            update.setInt(5, result.points());
            update.setInt(6, result.sources());
            update.setObject(7, result.version());
            update.setString(8, result.decidedBy());
            update.setObject(9, result.decidedAt().atOffset(ZoneOffset.UTC));
            update.setString(10, result.decisionReason());
            update.setObject(11, result.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the decision on the import was not kept", e);
        }
    }

    private static void fill(Connection connection, PreparedStatement insert, ImportResult result) throws SQLException {
        insert.setObject(1, result.id());
        insert.setString(2, result.area());
        insert.setString(3, result.kind());
        insert.setString(4, result.status());
        insert.setString(5, result.format());
        insert.setString(6, result.fileName());
        insert.setString(7, result.charset());
        insert.setString(8, result.content());
        insert.setBoolean(9, result.dryRun());
        insert.setInt(10, result.rows());
        insert.setInt(11, result.added());
        insert.setInt(12, result.changed());
        insert.setInt(13, result.unchanged());
        insert.setInt(14, result.points());
        insert.setInt(15, result.sources());
        insert.setArray(
                16, connection.createArrayOf("text", result.ignoredColumns().toArray()));
        insert.setString(17, text(result.tables()));
        insert.setString(18, text(result.errors()));
        insert.setString(19, text(result.warnings()));
        insert.setObject(20, result.version());
        insert.setString(21, result.reason());
        insert.setString(22, result.document());
        insert.setString(23, result.person());
        insert.setObject(24, result.createdAt().atOffset(ZoneOffset.UTC));
        insert.setString(25, result.decidedBy());
        insert.setObject(
                26, result.decidedAt() == null ? null : result.decidedAt().atOffset(ZoneOffset.UTC));
        insert.setString(27, result.decisionReason());
    }

    private static void read(PreparedStatement select, List<ImportResult> found) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(result(row));
            }
        }
    }

    private static ImportResult result(ResultSet row) throws SQLException {
        Array ignored = row.getArray("ignored");
        return new ImportResult(
                row.getObject("id", UUID.class),
                row.getString("area"),
                row.getString("kind"),
                row.getString("status"),
                row.getString("format"),
                row.getString("file_name"),
                row.getString("charset"),
                row.getString("content"),
                row.getBoolean("dry_run"),
                row.getInt("rows"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("points"),
                row.getInt("sources"),
                List.of((String[]) ignored.getArray()),
                value(row.getString("tables"), TABLES),
                value(row.getString("errors"), ERRORS),
                value(row.getString("warnings"), ERRORS),
                row.getObject("version", Integer.class),
                row.getString("reason"),
                row.getString("document"),
                row.getString("person"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("decision_reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report can always be written", e);
        }
    }

    private static <T> T value(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that was kept can be read", e);
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the imports cannot be read", e);
    }
}
