package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
}
