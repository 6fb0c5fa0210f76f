package io.qinglan.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The orders of one site under one response: what rooms to the right may ask. Access is not checked here. */
@ApplicationScoped
public class SiteOrders {

    private static final int MOST = 500;

    private final OrderBook book;
    private final OrderViews views;

    SiteOrders(OrderBook book, OrderViews views) {
        this.book = book;
        this.views = views;
    }

    /** Whom an order is about, and where it stands. */
    public record Head(UUID id, UUID response, String area, String site, String status) {}

    /** An order by its id. */
    public Optional<Head> find(UUID id) {
        return book.find(id).map(row -> new Head(row.id(), row.response(), row.area(), row.site(), row.status()));
    }

    /** Every version of the orders of the site under the response, oldest first, in the shape of {@code GET /orders/{id}}. */
    public List<Map<String, Object>> versions(Head head) {
        List<OrderRow> rows = new ArrayList<>(
                book.list(new OrderBook.Wanted(null, head.response(), head.site(), null, null, null, MOST)));
        Collections.reverse(rows);
        return views.of(rows);
    }
}
