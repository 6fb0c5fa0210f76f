package io.qinglan.compliance.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.compliance.watch.VerdictRow.Series;

/** The numbers of verdict series, and the grounds that are already kept. Both only ever grow, so what is known here stays true. */
@ApplicationScoped
class SeriesBook {

    private static final int MOST = 500_000;

    private final Map<String, Long> known = Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    });
    private final Set<Long> grounds = ConcurrentHashMap.newKeySet();

    /** The numbers of series by name; new ones are made in the connection's transaction and remembered when they are read again. */
    Map<String, Long> ids(Connection connection, Collection<Series> wanted) throws SQLException {
        Map<String, Long> ids = new HashMap<>();
        List<Series> missing = new ArrayList<>();
        for (Series one : wanted) {
            Long id = known.get(one.name());
            if (id == null) {
                missing.add(one);
            } else {
                ids.put(one.name(), id);
            }
        }
        if (!missing.isEmpty()) {
            read(connection, missing, ids, true);
            List<Series> fresh =
                    missing.stream().filter(one -> !ids.containsKey(one.name())).toList();
            if (!fresh.isEmpty()) {
                make(connection, fresh);
                read(connection, fresh, ids, false);
            }
        }
        return ids;
    }

    /** What this transaction made is not remembered yet: it may be rolled back. */
    private void read(Connection connection, Collection<Series> wanted, Map<String, Long> ids, boolean committed)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id, site_order, ordinal, test, about from verdict_series where site_order = any(?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            wanted.stream()
                                    .map(one -> one.order().id())
                                    .distinct()
                                    .toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String name = row.getObject(2, UUID.class) + "|" + row.getInt(3) + "|" + row.getString(4) + "|"
                            + row.getString(5);
                    ids.put(name, row.getLong(1));
                    if (committed) {
                        known.put(name, row.getLong(1));
                    }
                }
            }
        }
    }

    private static void make(Connection connection, Collection<Series> fresh) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into verdict_series (site_order, ordinal, test,"
                        + " about, response, area, site, target) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            for (Series one : fresh) {
                insert.setObject(1, one.order().id());
                insert.setInt(2, one.ordinal());
                insert.setString(3, one.test());
                insert.setString(4, one.about());
                insert.setObject(5, one.order().order().response());
                insert.setString(6, one.order().order().area());
                insert.setString(7, one.order().order().site());
                insert.setString(8, one.target());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Keeps grounds in the connection's transaction; those kept before stay as they are. */
    void keepGrounds(Connection connection, Map<Long, byte[]> bodies) throws SQLException {
        List<Long> unknown =
                bodies.keySet().stream().filter(id -> !grounds.contains(id)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        Set<Long> there = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("select id from verdict_ground where id = any(?)")) {
            select.setArray(1, connection.createArrayOf("int8", unknown.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    there.add(row.getLong(1));
                }
            }
        }
        grounds.addAll(there);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into verdict_ground (id, body) values (?, convert_from(?, 'UTF8')::jsonb) on conflict do nothing")) {
            for (Long id : unknown) {
                if (!there.contains(id)) {
                    insert.setLong(1, id);
                    insert.setBytes(2, bodies.get(id));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
