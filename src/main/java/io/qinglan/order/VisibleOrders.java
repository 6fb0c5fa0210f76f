package io.qinglan.order;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Access;
import io.qinglan.web.Problem;

/** Orders that the present actor may read: a site its own, a bureau those of its area. */
@ApplicationScoped
public class VisibleOrders {

    private final OrderBook book;
    private final OrderViews views;
    private final Access access;

    /** Made by the container. */
    VisibleOrders(OrderBook book, OrderViews views, Access access) {
        this.book = book;
        this.views = views;
        this.access = access;
    }

    /** The full shape of an order; 404 when it is not there for the actor. */
    public Map<String, Object> shown(UUID id) {
        return views.of(List.of(row(id))).get(0);
    }

    /** The order itself; 404 when it is not there for the actor. */
    OrderRow row(UUID id) {
        OrderRow order = book.find(id).orElseThrow(Problem::notFound);
        access.requireSite(order.site(), order.area());
        return order;
    }
}
