package io.qinglan.compliance.reach;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads which orders nobody has answered, and keeps who was tried. */
@ApplicationScoped
class ReachBook {

    private static final String OPEN = " from site_order o join issuing i using (response, version, round)"
            + " where o.status = 'issued' and not i.exercise and i.shared is not null"
            + " and (i.shared::jsonb ->> 'replyWithin') is not null"
            + " and not exists (select 1 from order_answer a where a.site_order = o.id and a.kind = 'receipt')";

    private final DataSource dataSource;

    ReachBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The areas in which orders wait for an answer. */
    List<String> areas() {
        List<String> areas = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select distinct o.area" + OPEN);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                areas.add(row.getString(1));
            }
            return areas;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Orders of an area whose next rung is due, longest first. */
    List<Unanswered> due(String area, List<Duration> after, Instant now, int limit) {
        String sql =
                "select id, area, site, issued_at, told, due_at from (select o.id, o.area, o.site, o.issued_at, r.told,"
                        + " due_while_up(o.issued_at, (?::text[])[r.told + 1]::interval) as due_at from (select o.*"
                        + OPEN
                        + " and o.area = ?) o cross join lateral (select count(*)::int as told from order_reach r"
                        + " where r.site_order = o.id) r) waiting where due_at <= ? order by due_at, id limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", after.stream().map(Duration::toString).toArray()));
            select.setString(2, area);
            select.setObject(3, now.atOffset(ZoneOffset.UTC));
            select.setInt(4, limit);
            List<Unanswered> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Unanswered(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            instant(row, 4),
                            row.getInt(5),
                            instant(row, 6)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Keeps that a rung was tried; false when it was tried before. */
    boolean tried(Unanswered order, Rung rung, Instant at, String contact, String phone, UUID decision) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into order_reach (site_order, rung, area, site, due_at, at, contact, phone, decision)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, order.order());
            insert.setString(2, rung.code());
            insert.setString(3, order.area());
            insert.setString(4, order.site());
            insert.setObject(5, order.dueAt().atOffset(ZoneOffset.UTC));
            insert.setObject(6, at.atOffset(ZoneOffset.UTC));
            insert.setString(7, contact);
            insert.setString(8, phone);
            insert.setObject(9, decision);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("who was tried was not kept", e);
        }
    }

    /** Who is to be called, or visited, now: orders of some areas on a rung that are still unanswered, longest first. */
    List<Map<String, Object>> waiting(Collection<String> areas, Rung rung) {
        String sql = "select o.id, o.area, o.site, q.at, q.contact, q.phone, q.decision from order_reach q join"
                + " (select o.*" + OPEN
                + ") o on o.id = q.site_order where o.area = any(?) and q.rung = ? order by q.at, o.id";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", areas.toArray()));
            select.setString(2, rung.code());
            List<Map<String, Object>> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("order", row.getString(1));
                    item.put("area", row.getString(2));
                    item.put("site", row.getString(3));
                    item.put("since", instant(row, 4));
                    item.put("contact", row.getString(5));
                    item.put("phone", row.getString(6));
                    item.put("decision", row.getString(7));
                    found.add(item);
                }
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the unanswered orders cannot be read", e);
    }
}
