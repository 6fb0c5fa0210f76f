package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.StoredPoint;

/** Orders for the rooms that check whether they are carried out. */
@ApplicationScoped
public class CheckedOrders {

    private final DataSource dataSource;
    private final OrderBook book;
    private final OrderViews views;
    private final Inventory inventory;
    private final Points points;
    private final ObjectMapper json;

    /** Made by the container. */
    CheckedOrders(
            DataSource dataSource,
            OrderBook book,
            OrderViews views,
            Inventory inventory,
            Points points,
            ObjectMapper json) {
        this.dataSource = dataSource;
        this.book = book;
        this.views = views;
        this.inventory = inventory;
        this.points = points;
        this.json = json;
    }

    /**
     * An order by what changes of it.
     *
     * @param endedAt when it ended or was superseded, null while in force
     */
    public record Key(UUID id, String site, String status, Instant endedAt) {}

    /** The area of a response that has asked for orders; empty when there is none. */
    public Optional<String> areaOf(UUID response) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select area from issuing where response = ? limit 1")) {
            select.setObject(1, response);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the area of a response cannot be read", e);
        }
    }

    /** The orders of a response, whatever became of them. */
    public void keys(UUID response, Consumer<Key> sink) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, site, status, ended_at from site_order where response = ? order by site, sequence")) {
            select.setObject(1, response);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.accept(new Key(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            IssuingBook.instant(row, 4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the orders of a response cannot be read", e);
        }
    }

    /** All orders, by sequence, of the same sites under the same responses as some orders. */
    public List<CheckedOrder> chains(Collection<UUID> ids) {
        List<UUID> all = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select distinct o.id from site_order one"
                                + " join site_order o on o.response = one.response and o.site = one.site where one.id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(row.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("orders cannot be read", e);
        }
        return of(all);
    }

    /** Some orders, by site and sequence; what is not there is left out. */
    public List<CheckedOrder> of(Collection<UUID> ids) {
        List<OrderRow> rows = book.find(ids);
        List<Map<String, Object>> shown = views.of(rows);
        Map<String, List<Point>> pointed =
                points.ofSites(rows.stream().map(OrderRow::site).distinct().toList()).stream()
                        .map(StoredPoint::point)
                        .collect(Collectors.groupingBy(Point::site));
        Map<Integer, List<String>> versions = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> views.shared(row).issuing().plan().listVersion(),
                        Collectors.mapping(OrderRow::site, Collectors.toList())));
        Map<Integer, Map<String, SiteDetails>> details = versions.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, of -> inventory.details(of.getValue(), of.getKey())));
        List<CheckedOrder> found = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            OrderRow row = rows.get(i);
            OrderViews.Shared common = views.shared(row);
            found.add(order(
                    row,
                    common,
                    shown.get(i),
                    pointed.getOrDefault(row.site(), List.of()),
                    details.get(common.issuing().plan().listVersion()).getOrDefault(row.site(), SiteDetails.NONE)));
        }
        return found;
    }

    private CheckedOrder order(
            OrderRow row,
            OrderViews.Shared common,
            Map<String, Object> shown,
            List<Point> ofSite,
            SiteDetails details) {
        List<JsonNode> obligations = new ArrayList<>();
        json.<JsonNode>valueToTree(shown.get("obligations")).forEach(obligations::add);
        return new CheckedOrder(
                row.id(),
                row.response(),
                row.orderVersion(),
                row.previous(),
                row.area(),
                row.site(),
                row.status(),
                common.issuing().exercise(),
                row.issuedAt(),
                common.start(),
                row.endedAt(),
                (Instant) shown.get("servedAt"),
                common.issuing().plan().pack(),
                obligations,
                ofSite,
                details);
    }
}
