package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.qinglan.inventory.Span;
import io.qinglan.store.BinaryCopy;

/** The table of orders for whole batches: what is in force, what is added, what ends. */
final class OrderRows {

    private final BinaryCopy rows = new BinaryCopy(
            "site_order",
            "id",
            "response",
            "version",
            "round",
            "area",
            "site",
            "order_version",
            "sequence",
            "status",
            "previous",
            "decision",
            "issued_at");

    /** An order in force. */
    record InForce(UUID id, String area, String site, int orderVersion) {}

    /** The end of an order: when, with which place among what binds the site, by which decision. */
    record End(UUID order, OrderStatus status, Instant at, int sequence, UUID decision) {}

    /** The orders in force of a response, of sites within a span; with only one site's when it is named. */
    List<InForce> inForce(Connection connection, Issuing issuing, Span span) throws SQLException {
        List<InForce> found = new ArrayList<>();
        String sql = "select id, area, site, order_version from site_order where response = ? and status = 'issued'"
                + " and area = ? and site between ? and ?"
                + (issuing.onlySite() == null ? "" : " and site = ?") + " order by site";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, issuing.response());
            select.setString(2, span.area());
            select.setString(3, span.fromCode());
            select.setString(4, span.toCode());
            if (issuing.onlySite() != null) {
                select.setString(5, issuing.onlySite());
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new InForce(
                            row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getInt(4)));
                }
            }
        }
        return found;
    }

    /** Cuts the orders in force of a response into spans of one area and at most so many. */
    static List<Span> spansInForce(Connection connection, UUID response, int atMost) throws SQLException {
        List<Span> spans = new ArrayList<>();
        String sql = "select area, min(site), max(site), count(*) from (select area, site,"
                + " (row_number() over (partition by area order by site) - 1) / ? as part"
                + " from site_order where response = ? and status = 'issued') as parts"
                + " group by area, part order by area, part";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, atMost);
            select.setObject(2, response);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    spans.add(new Span(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
                }
            }
        }
        return spans;
    }

    /** The last place taken among what binds each site; sites without any are left out. */
    Map<String, Integer> lastSequences(Connection connection, Collection<String> sites) throws SQLException {
        Map<String, Integer> last = new HashMap<>();
        String sql =
                "select site, max(greatest(sequence, end_sequence)) from site_order where site = any(?) group by site";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", sites.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    last.put(row.getString(1), row.getInt(2));
                }
            }
        }
        return last;
    }

    /** Adds an order. */
    void add(
            UUID id,
            Issuing issuing,
            String area,
            String site,
            int orderVersion,
            int sequence,
            UUID previous,
            UUID decision,
            Instant issuedAt) {
        rows.row().uuid(id).uuid(issuing.response()).int32(issuing.version()).int32(issuing.round());
        rows.text(area).text(site).int32(orderVersion).int32(sequence);
        rows.text(OrderStatus.ISSUED.code()).uuid(previous).uuid(decision).instant(issuedAt);
    }

    /** Writes the orders added. */
    long writeTo(Connection connection) throws SQLException {
        rows.writeTo(connection);
        return rows.byteCount();
    }

    /** Ends orders that are in force. */
    void end(Connection connection, List<End> ends) throws SQLException {
        if (ends.isEmpty()) {
            return;
        }
        String sql = "update site_order o set status = e.status, ended_at = e.at, end_sequence = e.sequence,"
                + " end_decision = e.decision from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::int[], ?::uuid[])"
                + " as e(id, status, at, sequence, decision) where o.id = e.id and o.status = 'issued'";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", ends.stream().map(End::order).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            ends.stream().map(end -> end.status().code()).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            ends.stream().map(end -> end.at().toString()).toArray()));
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "int4", ends.stream().map(End::sequence).toArray()));
            update.setArray(
                    5,
                    connection.createArrayOf(
                            "uuid", ends.stream().map(End::decision).toArray()));
            update.executeUpdate();
        }
    }
}
