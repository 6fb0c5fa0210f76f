package io.qinglan.order;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads orders. Who may see them, the HTTP edge asks. */
@ApplicationScoped
public class OrderBook {

    private static final String SELECT = "select o.id, o.response, o.version, o.round, o.area, o.site, o.order_version,"
            + " o.sequence, o.status, o.previous, o.decision, o.issued_at, o.ended_at, o.end_sequence, d.record, d.index,"
            + " d.leaf from site_order o join decision d on d.id = o.decision ";

    private final DataSource dataSource;
    private final ObjectMapper json;

    /** Orders in this database. */
    public OrderBook(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * Which orders are asked for; null leaves a condition out.
     *
     * @param areas only of sites in these areas
     * @param before only before this place of the order newest first
     * @param beforeId only before this id among orders of that instant
     */
    record Wanted(
            Collection<String> areas,
            UUID response,
            String site,
            String status,
            Instant before,
            UUID beforeId,
            int limit) {}

    /** An order by its id. */
    Optional<OrderRow> find(UUID id) {
        return select(SELECT + "where o.id = ?", List.of(id)).stream().findFirst();
    }

    /** Orders by their ids, by site and sequence. */
    List<OrderRow> find(Collection<UUID> ids) {
        return select(
                SELECT + "where o.id = any(?) order by o.site, o.sequence", List.of((Object) ids.toArray(UUID[]::new)));
    }

    /** Orders newest first. */
    List<OrderRow> list(Wanted wanted) {
        StringBuilder sql = new StringBuilder(SELECT).append("where true");
        List<Object> values = new ArrayList<>();
        if (wanted.areas() != null) {
            condition(sql, values, "o.area = any(?)", wanted.areas().toArray(String[]::new));
        }
        condition(sql, values, "o.response = ?", wanted.response());
        condition(sql, values, "o.site = ?", wanted.site());
        condition(sql, values, "o.status = ?", wanted.status());
        if (wanted.before() != null) {
            sql.append(" and (o.issued_at, o.id) < (?, ?)");
            values.add(IssuingBook.time(wanted.before()));
            values.add(wanted.beforeId());
        }
        sql.append(" order by o.issued_at desc, o.id desc limit ?");
        values.add(wanted.limit());
        return select(sql.toString(), values);
    }

    /** All orders of a site issued up to an instant and not ended then, oldest first. */
    List<OrderRow> of(String site, Instant at) {
        return select(
                SELECT
                        + "where o.site = ? and o.issued_at <= ? and (o.ended_at is null or o.ended_at > ?) order by o.sequence",
                List.of(site, IssuingBook.time(at), IssuingBook.time(at)));
    }

    /** How many things have bound, and freed, a site up to an instant. */
    int sequence(String site, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select coalesce(max(greatest("
                        + "case when issued_at <= ? then sequence end, case when ended_at <= ? then end_sequence end)), 0)"
                        + " from site_order where site = ?")) {
            select.setObject(1, IssuingBook.time(at));
            select.setObject(2, IssuingBook.time(at));
            select.setString(3, site);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static void condition(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private List<OrderRow> select(String sql, List<?> values) {
        List<OrderRow> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                select.setObject(i + 1, value(connection, value));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(order(row));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found;
    }

    private static Object value(Connection connection, Object value) throws SQLException {
        if (value instanceof UUID[] ids) {
            return connection.createArrayOf("uuid", ids);
        }
        return value instanceof String[] texts ? connection.createArrayOf("text", texts) : value;
    }

    private OrderRow order(ResultSet row) throws SQLException {
        try {
            return new OrderRow(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getInt(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getString(6),
                    row.getInt(7),
                    row.getInt(8),
                    row.getString(9),
                    row.getObject(10, UUID.class),
                    row.getObject(11, UUID.class),
                    IssuingBook.instant(row, 12),
                    IssuingBook.instant(row, 13),
                    row.getObject(14, Integer.class),
                    json.readTree(row.getBytes(15)),
                    row.getLong(16),
                    HexFormat.of().formatHex(row.getBytes(17)));
        } catch (IOException e) {
            throw new IllegalStateException("the record of an order is not JSON", e);
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the orders cannot be read", e);
    }
}
