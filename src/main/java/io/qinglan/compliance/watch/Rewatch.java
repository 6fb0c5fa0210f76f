package io.qinglan.compliance.watch;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntFunction;

import io.qinglan.compliance.watch.WatchBook.Looked;
import io.qinglan.compliance.watch.WatchBook.Row;
import io.qinglan.feed.window.Resolution;
import io.qinglan.inventory.Point;

/** Takes orders under watch, or looks at them anew: when their duties run, and by which points they are read. */
final class Rewatch {

    private static final Duration A_QUARTER = Duration.ofMinutes(15);

    private final WatchBook book;
    private final WatchedOrders orders;
    private final DueMarks due;
    private final ToIntFunction<WatchedOrder> lookbackDays;
    private final ZoneId zone;

    Rewatch(WatchBook book, WatchedOrders orders, DueMarks due, ToIntFunction<WatchedOrder> lookbackDays, ZoneId zone) {
        this.book = book;
        this.orders = orders;
        this.due = due;
        this.lookbackDays = lookbackDays;
        this.zone = zone;
    }

    /** Looks at some orders, and all others of their sites under the same responses; their windows up to now are due. */
    void look(Collection<UUID> ids) throws SQLException {
        List<WatchedOrder> built = orders.build(ids, Map.of());
        Map<UUID, Row> before = new HashMap<>();
        book.of(built.stream().map(WatchedOrder::id).toList()).forEach(row -> before.put(row.order(), row));
        List<Row> rows = new ArrayList<>();
        List<Looked> looked = new ArrayList<>();
        for (WatchedOrder order : built) {
            List<Looked> points = points(order);
            Row row = row(order, before.get(order.id()), points.isEmpty());
            rows.add(row);
            looked.addAll(points);
            Row was = before.get(order.id());
            Instant from = earliest(row.from(), was == null ? null : was.from());
            due.all(order.id(), from, latestEnd(row, was));
        }
        book.keep(rows);
        book.keepPoints(rows.stream().map(Row::order).toList(), looked);
    }

    private Row row(WatchedOrder order, Row before, boolean nothingToRead) {
        Instant from = nothingToRead ? null : order.from();
        boolean limited = order.duties().stream().anyMatch(Rewatch::needsBaseline);
        Instant seen = from == null ? null : Resolution.QUARTER_HOUR.start(from, zone);
        if (before != null && before.seenUntil() != null && seen != null && Objects.equals(before.from(), from)) {
            seen = before.seenUntil();
        }
        boolean byHours = order.order().points().stream().anyMatch(point -> point.kind() != Point.Kind.POWER);
        return new Row(
                order.id(),
                order.order().response(),
                order.order().area(),
                order.order().site(),
                order.order().status(),
                order.order().endedAt(),
                before == null ? 1 : before.revision() + 1,
                from,
                from == null ? null : order.until(),
                limited ? dayOf(order.alert()) : null,
                seen,
                from == null || !byHours ? null : Resolution.HOUR.start(from, zone));
    }

    private Instant dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone).atStartOfDay(zone).toInstant();
    }

    /** Whether what a line does under a duty is compared with what it did before. */
    static boolean needsBaseline(WatchedDuty watched) {
        return switch (watched.duty().action()) {
            case LIMIT, STOP -> true;
            default -> false;
        };
    }

    /** The points an order's duties are read by on any of its days. */
    private List<Looked> points(WatchedOrder order) {
        Map<String, Looked> found = new TreeMap<>();
        if (order.duties().isEmpty()) {
            return List.of();
        }
        Instant history = dayOf(order.alert()).minus(Duration.ofDays(lookbackDays.applyAsInt(order)));
        // who speaks on which day is asked window by window; here every point of the site that may ever speak
        for (Point point : order.order().points()) {
            String by = switch (point.kind()) {
                case POWER -> "readings";
                case CEMS, PROCESS -> "windows";
                case GATE -> "passages";
                default -> null;
            };
            if (by != null) {
                Instant from = by.equals("readings") ? history : order.from().minus(A_QUARTER);
                found.put(point.code(), new Looked(point.code(), order.id(), by, from));
            }
        }
        return new ArrayList<>(found.values());
    }

    private static Instant earliest(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static Instant latestEnd(Row now, Row before) {
        boolean open = now.from() != null && now.until() == null
                || before != null && before.from() != null && before.until() == null;
        if (open || before == null || before.until() == null) {
            return open ? null : now.until();
        }
        return now.until() == null || now.until().isBefore(before.until()) ? before.until() : now.until();
    }
}
