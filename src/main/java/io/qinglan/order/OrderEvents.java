package io.qinglan.order;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.dispatch.Event;
import io.qinglan.dispatch.EventContents;

/**
 * What a site is told about its orders: the order as it reads it by pull, what changed since the version before, from when it holds, and that
 * a person has to confirm before machines act on it.
 */
@ApplicationScoped
public class OrderEvents implements EventContents {

    private static final List<String> TYPES =
            List.of("order.issued", "order.superseded", "order.lifted", "order.cancelled");

    private final OrderBook book;
    private final OrderViews views;
    private final Clock clock;

    /** Made by the container. */
    OrderEvents(OrderBook book, OrderViews views, Clock clock) {
        this.book = book;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public List<String> types() {
        return TYPES;
    }

    @Override
    public Map<UUID, Object> of(Collection<Event> events) {
        Map<UUID, OrderRow> rows = rows(
                events.stream().map(event -> UUID.fromString(event.subject())).collect(Collectors.toSet()));
        Set<UUID> before = rows.values().stream()
                .map(OrderRow::previous)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        before.removeAll(rows.keySet());
        Map<UUID, OrderRow> all = new HashMap<>(rows);
        all.putAll(rows(before));
        Map<UUID, Map<String, Object>> shown = shown(all.values());
        Map<UUID, Object> told = new HashMap<>();
        for (Event event : events) {
            OrderRow row = rows.get(UUID.fromString(event.subject()));
            if (row != null) {
                told.put(event.id(), told(event, row, all.get(row.previous()), shown));
            }
        }
        return told;
    }

    private Map<UUID, OrderRow> rows(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : book.find(ids).stream().collect(Collectors.toMap(OrderRow::id, Function.identity()));
    }

    private Map<UUID, Map<String, Object>> shown(Collection<OrderRow> rows) {
        List<OrderRow> list = new ArrayList<>(rows);
        List<Map<String, Object>> shown = views.of(list);
        Map<UUID, Map<String, Object>> byId = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            byId.put(list.get(i).id(), shown.get(i));
        }
        return byId;
    }

    private Map<String, Object> told(Event event, OrderRow row, OrderRow before, Map<UUID, Map<String, Object>> shown) {
        Map<String, Object> order = shown.get(row.id());
        boolean ends = event.type().equals("order.lifted") || event.type().equals("order.cancelled");
        Map<String, Object> told = new LinkedHashMap<>(order);
        told.put("sequence", ends && row.endSequence() != null ? row.endSequence() : row.sequence());
        told.put("previousVersion", before == null ? null : before.orderVersion());
        told.put("effectiveAt", ends ? row.endedAt() : order.get("start"));
        told.put("changes", before == null || ends ? List.of() : OrderChanges.between(shown.get(before.id()), order));
        told.put("serverTime", serverTime());
        told.put("humanConfirmationRequired", true);
        return told;
    }

    private Instant serverTime() {
        return clock.instant();
    }
}
