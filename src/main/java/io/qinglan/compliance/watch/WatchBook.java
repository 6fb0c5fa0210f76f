package io.qinglan.compliance.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The tables of the watch, on one connection: notes, watched orders and their points, hours that are due. */
final class WatchBook {

    private final Connection connection;

    WatchBook(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** What a transaction touched. */
    record Note(
            String kind,
            UUID response,
            List<UUID> orders,
            List<String> sites,
            List<String> points,
            List<String> kinds,
            List<Instant> froms,
            List<Instant> untils) {}

    /** An order as the watch has it. */
    record Row(
            UUID order,
            UUID response,
            String area,
            String site,
            String status,
            Instant endedAt,
            int revision,
            Instant from,
            Instant until,
            Instant historyUntil,
            Instant seenUntil,
            Instant hoursUntil) {}

    /** An order that a point's data touch. */
    record Touch(String point, UUID order, String by, Instant lookedFrom, Row row) {}

    /** An hour of an order, and its parts, that are to be judged. */
    record Due(UUID order, Instant hour, int parts) {}

    /** Takes the oldest notes that nobody else has; they are gone with the commit. */
    List<Note> takeNotes(int limit) throws SQLException {
        List<Note> notes = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement("""
                with taken as (delete from compliance_note where id in (
                    select id from compliance_note order by id limit ? for update skip locked) returning *)
                select kind, response, orders, sites, points, kinds, froms, untils from taken order by id
                """)) {
            take.setInt(1, limit);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    notes.add(new Note(
                            row.getString(1),
                            row.getObject(2, UUID.class),
                            Rows.list(row, 3, UUID.class::cast),
                            Rows.list(row, 4, String.class::cast),
                            Rows.list(row, 5, String.class::cast),
                            Rows.list(row, 6, String.class::cast),
                            Rows.list(row, 7, Rows::instant),
                            Rows.list(row, 8, Rows::instant)));
                }
            }
        }
        return notes;
    }

    private static final String ROW = "w.site_order, w.response, w.area, w.site, w.status, w.ended_at, w.revision,"
            + " w.binds_from, w.binds_until, w.history_until, w.seen_until, w.hours_until";

    /** The watched orders that data of some points touch. */
    List<Touch> touches(Collection<String> points) throws SQLException {
        List<Touch> touches = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select p.point, p.by, p.looked_from, " + ROW
                + " from watched_point p join watched_order w using (site_order)"
                + " where p.point = any(?) and w.binds_from is not null")) {
            select.setArray(1, connection.createArrayOf("text", points.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Row order = row(row, 4);
                    touches.add(
                            new Touch(row.getString(1), order.order(), row.getString(2), Rows.instant(row, 3), order));
                }
            }
        }
        return touches;
    }

    /** The watched orders of some sites. */
    List<Row> ofSites(Collection<String> sites) throws SQLException {
        return rows("w.site = any(?)", "text", sites.toArray());
    }

    /** Some watched orders. */
    List<Row> of(Collection<UUID> orders) throws SQLException {
        return rows("w.site_order = any(?)", "uuid", orders.toArray());
    }

    /** The watched orders of some responses. */
    List<Row> ofResponses(Collection<UUID> responses) throws SQLException {
        return rows("w.response = any(?)", "uuid", responses.toArray());
    }

    /** Running orders with windows that nobody has judged although they are over since an instant. */
    List<Row> behind(Instant over, int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select " + ROW + " from watched_order w"
                + " where binds_from is not null and seen_until < ? and (binds_until is null or seen_until < binds_until)"
                + " order by seen_until limit ?")) {
            select.setObject(1, Rows.time(over));
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row, 1));
                }
            }
        }
        return rows;
    }

    /** Takes running orders with hours that are over since an instant and were not marked, and notes that they are now. */
    List<Row> hoursBehind(Instant over, int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement("with taken as (select site_order from watched_order"
                + " where hours_until < ? and (binds_until is null or hours_until < binds_until) limit ? for update),"
                + " moved as (update watched_order set hours_until = ? where site_order in (select site_order from taken))"
                + " select " + ROW + " from watched_order w join taken using (site_order)")) {
            take.setObject(1, Rows.time(over));
            take.setInt(2, limit);
            take.setObject(3, Rows.time(over));
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row, 1));
                }
            }
        }
        return rows;
    }

    private List<Row> rows(String where, String type, Object[] values) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select " + ROW + " from watched_order w where " + where)) {
            select.setArray(1, connection.createArrayOf(type, values));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row, 1));
                }
            }
        }
        return rows;
    }

    private static Row row(ResultSet row, int first) throws SQLException {
        return new Row(
                row.getObject(first, UUID.class),
                row.getObject(first + 1, UUID.class),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                Rows.instant(row, first + 5),
                row.getInt(first + 6),
                Rows.instant(row, first + 7),
                Rows.instant(row, first + 8),
                Rows.instant(row, first + 9),
                Rows.instant(row, first + 10),
                Rows.instant(row, first + 11));
    }

    /** Keeps orders as they are watched now, with another revision each. */
    void keep(List<Row> rows) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into watched_order (site_order, response, area, site, status, ended_at, revision, binds_from, binds_until,
                    history_until, seen_until, hours_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (site_order) do update set status = excluded.status, ended_at = excluded.ended_at,
                    revision = excluded.revision, binds_from = excluded.binds_from, binds_until = excluded.binds_until,
                    history_until = excluded.history_until, seen_until = excluded.seen_until,
                    hours_until = excluded.hours_until
                """)) {
            for (Row row : rows) {
                upsert.setObject(1, row.order());
                upsert.setObject(2, row.response());
                upsert.setString(3, row.area());
                upsert.setString(4, row.site());
                upsert.setString(5, row.status());
                upsert.setObject(6, Rows.time(row.endedAt()));
                upsert.setInt(7, row.revision());
                upsert.setObject(8, Rows.time(row.from()));
                upsert.setObject(9, Rows.time(row.until()));
                upsert.setObject(10, Rows.time(row.historyUntil()));
                upsert.setObject(11, Rows.time(row.seenUntil()));
                upsert.setObject(12, Rows.time(row.hoursUntil()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** A point whose data an order's verdicts are made of. */
    record Looked(String point, UUID order, String by, Instant from) {}

    /** Keeps which points some orders look at, in the place of those before. */
    void keepPoints(Collection<UUID> orders, List<Looked> points) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("delete from watched_point where site_order = any(?)");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into watched_point (point, site_order, by, looked_from) values (?, ?, ?, ?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
            delete.executeUpdate();
            for (Looked one : points) {
                insert.setString(1, one.point());
                insert.setObject(2, one.order());
                insert.setString(3, one.by());
                insert.setObject(4, Rows.time(one.from()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Notes that some orders are to be looked at, in a transaction of their own. */
    void noteOrders(Collection<UUID> some) throws SQLException {
        try (PreparedStatement note =
                connection.prepareStatement("insert into compliance_note (kind, orders) values ('order', ?)")) {
            note.setArray(1, connection.createArrayOf("uuid", some.toArray()));
            note.executeUpdate();
        }
    }

    /** Marks hours of orders as due; parts marked before stay so. */
    void due(Map<UUID, Map<Instant, Integer>> due) throws SQLException {
        List<UUID> orders = new ArrayList<>();
        List<String> hours = new ArrayList<>();
        List<Integer> parts = new ArrayList<>();
        due.forEach((order, marked) -> marked.forEach((hour, part) -> {
            orders.add(order);
            hours.add(hour.toString());
            parts.add(part);
        }));
        if (orders.isEmpty()) {
            return;
        }
        try (PreparedStatement mark = connection.prepareStatement("""
                insert into verdict_due (site_order, hour, parts)
                select * from unnest(?::uuid[], ?::timestamptz[], ?::int[]) as n (o, h, p) order by h, o
                on conflict (hour, site_order) do update set parts = verdict_due.parts | excluded.parts
                """)) {
            mark.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
            mark.setArray(2, connection.createArrayOf("text", hours.toArray()));
            mark.setArray(3, connection.createArrayOf("int4", parts.toArray()));
            mark.executeUpdate();
        }
    }

    /** Takes the oldest due hours that nobody else has, all within some hours; they are gone with the commit. */
    List<Due> takeDue(int limit, Duration within) throws SQLException {
        List<Due> due = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement("""
                delete from verdict_due where (hour, site_order) in (
                    select hour, site_order from verdict_due
                    where hour <= (select min(hour) from verdict_due) + ? * interval '1 second'
                    order by hour, site_order limit ? for update skip locked)
                returning site_order, hour, parts
                """)) {
            take.setLong(1, within.toSeconds());
            take.setInt(2, limit);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(row.getObject(1, UUID.class), Rows.instant(row, 2), row.getInt(3)));
                }
            }
        }
        return due;
    }

    /** Keeps up to when all windows of some orders were judged. */
    void seen(Map<UUID, Instant> until) throws SQLException {
        if (until.isEmpty()) {
            return;
        }
        Map<UUID, Instant> ordered = new TreeMap<>(until);
        try (PreparedStatement update = connection.prepareStatement("""
                update watched_order w set seen_until = n.t from unnest(?::uuid[], ?::timestamptz[]) as n (o, t)
                where w.site_order = n.o and w.seen_until < n.t
                """)) {
            update.setArray(1, connection.createArrayOf("uuid", ordered.keySet().toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            ordered.values().stream().map(Instant::toString).toArray()));
            update.executeUpdate();
        }
    }
}
