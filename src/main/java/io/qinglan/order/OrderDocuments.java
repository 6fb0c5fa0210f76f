package io.qinglan.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Whole orders for rooms to the right, as they are read over HTTP. Access is not checked here. */
@ApplicationScoped
public class OrderDocuments {

    private final OrderBook book;
    private final OrderViews views;

    /** Made by the container. */
    OrderDocuments(OrderBook book, OrderViews views) {
        this.book = book;
        this.views = views;
    }

    /** An order by its id, in its full shape; empty when there is none. */
    public Optional<Map<String, Object>> of(UUID order) {
        return book.find(order).map(found -> views.of(List.of(found)).get(0));
    }

    /** The area and site an order is for; empty when there is none. */
    public Optional<Place> placeOf(UUID order) {
        return book.find(order).map(found -> new Place(found.area(), found.site()));
    }

    /** For which site of which area. */
    public record Place(String area, String site) {}
}
