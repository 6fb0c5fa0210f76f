package io.qinglan.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.ledger.Leaf;
import io.qinglan.store.BinaryCopy;

/** The table of dust and mobile sources: states in, and out as they stood at a version. */
final class SourceRows {

    private static final String COLUMNS = "kind, code, area, name, details";

    /** Those of some sources that stand differently from what is kept now. */
    List<ListedSource> differing(Connection connection, Collection<ListedSource> sources) throws SQLException {
        if (sources.isEmpty()) {
            return List.of();
        }
        Map<String, ListedSource> present = new HashMap<>();
        String sql = "select " + COLUMNS + " from listed_source where code = any(?) and until is null";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, codes(connection, sources));
            read(select, source -> present.put(source.kind() + " " + source.code(), source));
        }
        return sources.stream()
                .filter(source -> !source.equals(present.get(source.kind() + " " + source.code())))
                .toList();
    }

    /**
     * Writes sources that stand differently from a version on.
     *
     * @return the digest of what was written; null when nothing was
     */
    byte[] write(Connection connection, List<ListedSource> sources, int version) throws SQLException {
        if (sources.isEmpty()) {
            return null;
        }
        for (String kind : List.of("dust", "mobile")) {
            List<ListedSource> ofKind = sources.stream()
                    .filter(source -> source.kind().equals(kind))
                    .toList();
            try (PreparedStatement end = connection.prepareStatement(
                    "update listed_source set until = ? where kind = ? and code = any(?) and until is null")) {
                end.setInt(1, version);
                end.setString(2, kind);
                end.setArray(3, codes(connection, ofKind));
                end.executeUpdate();
            }
        }
        MessageDigest brought = Leaf.sha256();
        BinaryCopy rows = new BinaryCopy("listed_source", "kind", "code", "since", "area", "name", "details");
        for (ListedSource source : sources) {
            byte[] details = Kept.text(source.fields()).getBytes(StandardCharsets.UTF_8);
            rows.row().text(source.kind()).text(source.code()).int32(version);
            rows.text(source.area()).text(source.name()).bytes(details);
            brought.update(details);
        }
        rows.writeTo(connection);
        return brought.digest();
    }

    /** The sources of a kind in some areas as they stood at a version, by code, behind a code. */
    List<ListedSource> list(
            Connection connection, String kind, Collection<String> areas, int version, String after, int limit)
            throws SQLException {
        List<ListedSource> found = new ArrayList<>();
        String sql = "select " + COLUMNS + " from listed_source where kind = ? and area = any(?) and since <= ?"
                + " and (until is null or until > ?) and code > ? order by code limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, kind);
            select.setArray(2, connection.createArrayOf("text", areas.toArray()));
            select.setInt(3, version);
            select.setInt(4, version);
            select.setString(5, after);
            select.setInt(6, limit);
            read(select, found::add);
        }
        return found;
    }

    /** The areas of sources as they stand now, by kind and code. */
    Map<String, String> areas(Connection connection, Collection<ListedSource> sources) throws SQLException {
        Map<String, String> areas = new HashMap<>();
        String sql = "select " + COLUMNS + " from listed_source where code = any(?) and until is null";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, codes(connection, sources));
            read(select, source -> areas.put(source.kind() + " " + source.code(), source.area()));
        }
        return areas;
    }

    private static java.sql.Array codes(Connection connection, Collection<ListedSource> sources) throws SQLException {
        return connection.createArrayOf(
                "text", sources.stream().map(ListedSource::code).toArray());
    }

    private static void read(PreparedStatement select, java.util.function.Consumer<ListedSource> sink)
            throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                @SuppressWarnings("unchecked")
                Map<String, String> fields = Kept.read(row.getString(5), Map.class);
                sink.accept(new ListedSource(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), fields));
            }
        }
    }
}
