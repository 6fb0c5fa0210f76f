package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Which decisions brought an order and ended it: an order names them itself, because the ledger keeps no index over so many. */
@ApplicationScoped
public class OrderDecisions {

    private final DataSource dataSource;

    /** Orders in this database. */
    public OrderDecisions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The decisions that issued and ended an order, in this order; none when the text is not the id of an order. */
    public List<UUID> of(String order) {
        UUID id;
        try {
            id = UUID.fromString(order);
        } catch (IllegalArgumentException notAnOrder) {
            return List.of();
        }
        List<UUID> decisions = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select decision, end_decision from site_order where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    decisions.add(row.getObject(1, UUID.class));
                    if (row.getObject(2) != null) {
                        decisions.add(row.getObject(2, UUID.class));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the decisions of an order cannot be read", e);
        }
        return decisions;
    }

    /** An order that was issued in earnest and is not proven to have reached its addressee. */
    public record Unserved(UUID order, UUID decision, String area, String site, Instant issuedAt) {}

    /**
     * Orders of some areas issued over some time whose service (送达) nobody has proven, newest first; exercises are none.
     *
     * @param limit at most so many
     */
    public List<Unserved> unserved(Collection<String> areas, Instant from, Instant to, int limit) {
        String sql = "select o.id, o.decision, o.area, o.site, o.issued_at from site_order o join issuing i"
                + " on i.response = o.response and i.version = o.version and i.round = o.round"
                + " where not i.exercise and o.area = any(?) and o.issued_at >= ? and o.issued_at < ?"
                + " and not exists (select 1 from order_service s where s.site_order = o.id"
                + " and coalesce(s.delivered_at, s.opened_at) is not null) order by o.issued_at desc limit ?";
        List<Unserved> unserved = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", areas.toArray()));
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            select.setInt(4, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    unserved.add(new Unserved(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getTimestamp(5).toInstant()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the orders cannot be read", e);
        }
        return unserved;
    }
}
