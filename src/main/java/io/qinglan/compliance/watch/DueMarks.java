package io.qinglan.compliance.watch;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.qinglan.compliance.watch.WatchBook.Note;
import io.qinglan.compliance.watch.WatchBook.Row;
import io.qinglan.compliance.watch.WatchBook.Touch;
import io.qinglan.feed.Readings;
import io.qinglan.feed.ReadingsStored;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.window.Resolution;

/** From what transactions touched to the windows that are to be judged anew: just those, and of an order whose baseline changes all. */
final class DueMarks {

    /** A register is read at least this often: its steps reach no further. As the reckoning of energy reads around. */
    private static final Duration STEP = Duration.ofDays(1);

    private static final Set<String> PERIODS = Set.of(
            RecordKind.MINUTE,
            RecordKind.HOUR,
            RecordKind.DAY,
            RecordKind.WINDOW,
            RecordKind.PASSAGE,
            RecordKind.FURNACE);

    private static final Duration LONGEST_MINUTES = Duration.ofHours(1);

    private final WatchBook book;
    private final Readings readings;
    private final ZoneId zone;
    private final Instant now;
    private final Hours due;
    private final Map<UUID, Row> again = new HashMap<>();

    DueMarks(WatchBook book, Readings readings, ZoneId zone, Instant now) {
        this.readings = readings;
        this.book = book;
        this.zone = zone;
        this.now = now;
        this.due = new Hours(zone);
    }

    /** A span of a point that data touch. */
    private record Span(String kind, Instant from, Instant to) {}

    /** Marks what the notes of readings touch. */
    void take(List<Note> notes) throws SQLException {
        Map<String, Set<ReadingsStored>> stored = new HashMap<>();
        for (Note note : notes) {
            for (int i = 0; i < note.points().size(); i++) {
                String point = note.points().get(i);
                stored.computeIfAbsent(point, none -> new LinkedHashSet<>())
                        .add(new ReadingsStored(
                                point,
                                note.kinds().get(i),
                                note.froms().get(i),
                                note.untils().get(i)));
            }
        }
        List<Touch> touches = book.touches(stored.keySet());
        List<ReadingsStored> moments = touches.stream()
                .filter(touch -> touch.by().equals("readings"))
                .flatMap(touch -> stored.get(touch.point()).stream())
                .filter(one -> isMoment(one.kind()))
                .distinct()
                .toList();
        Map<ReadingsStored, Span> reach = new HashMap<>();
        List<Readings.Around> around =
                moments.isEmpty() ? List.of() : readings.around(book.connection(), moments, STEP);
        for (int i = 0; i < moments.size(); i++) {
            reach.put(
                    moments.get(i),
                    new Span(
                            moments.get(i).kind(),
                            around.get(i).before(),
                            around.get(i).behind()));
        }
        for (Touch touch : touches) {
            for (ReadingsStored one : stored.get(touch.point())) {
                if (speaks(touch.by(), one.kind())) {
                    Span span = reach.get(one);
                    mark(touch, span == null ? span(one.kind(), one.from(), one.to()) : span);
                }
            }
        }
    }

    /** A value of a moment speaks as a reading of the register, from the reading before it to the one behind. */
    private static boolean isMoment(String kind) {
        return !RecordKind.isPeriod(kind) && !PERIODS.contains(kind);
    }

    private static boolean speaks(String by, String kind) {
        return switch (by) {
            case "windows" -> kind.equals(RecordKind.WINDOW);
            case "passages" -> kind.equals(RecordKind.PASSAGE);
            default -> !kind.equals(RecordKind.WINDOW) && !kind.equals(RecordKind.PASSAGE);
        };
    }

    /** What lies between the first and the last time touched, and as far as a record of its kind reaches. */
    private static Span span(String kind, Instant from, Instant last) {
        if (RecordKind.isPeriod(kind)) {
            return new Span(kind, from, last.plusSeconds(Long.parseLong(kind.substring(1))));
        }
        return switch (kind) {
            case RecordKind.MINUTE -> new Span(kind, from, last.plus(LONGEST_MINUTES));
            case RecordKind.HOUR, RecordKind.WINDOW, RecordKind.PASSAGE ->
                new Span(kind, from, last.plus(Duration.ofHours(1)));
            case RecordKind.DAY -> new Span(kind, from, last.plus(Duration.ofDays(1)));
            default -> new Span(kind, from, last);
        };
    }

    private void mark(Touch touch, Span span) {
        Row order = touch.row();
        boolean history = order.historyUntil() != null
                && span.from().isBefore(order.historyUntil())
                && span.to().isAfter(touch.lookedFrom());
        if (history) {
            again.put(order.order(), order);
            return;
        }
        // the window behind a touched one looks back at it; a clock that was set back forgets no window that was judged
        Instant from = later(span.from(), order.from());
        Instant known = later(now, order.seenUntil());
        Instant to = earlier(span.to().plus(Duration.ofMinutes(1)), earlier(order.until(), known));
        if (!from.isBefore(to)) {
            return;
        }
        if (touch.by().equals("readings")) {
            due.quarters(order.order(), from, to);
        } else {
            Instant hour = Resolution.HOUR.start(span.from(), zone);
            due.mark(order.order(), hour, touch.by().equals("windows") ? Hours.HOUR : Hours.HOUR | Hours.DAY);
        }
    }

    /** Marks quarters that are over without having been judged. */
    void quarters(List<Row> behind, Instant over) {
        behind.forEach(row -> due.quarters(row.order(), row.seenUntil(), earlier(row.until(), over)));
    }

    /** Marks hours that are over, with their days. */
    void hours(List<Row> behind, Instant over) {
        for (Row row : behind) {
            Instant hour = Resolution.HOUR.start(row.hoursUntil(), zone);
            Instant to = earlier(row.until(), over);
            while (hour.isBefore(to)) {
                due.mark(row.order(), hour, Hours.HOUR | Hours.DAY);
                hour = Resolution.HOUR.end(hour, zone);
            }
        }
    }

    /** Marks all windows of a row from an instant to now. */
    void all(UUID order, Instant from, Instant to) {
        if (from != null && from.isBefore(earlier(to, now))) {
            due.whole(order, from, earlier(to, now));
        }
    }

    /** The hours marked. */
    Map<UUID, Map<Instant, Integer>> due() {
        return due.marked();
    }

    /** Orders whose baseline is another now: they are built anew and all their windows judged again. */
    Set<UUID> again() {
        return again.keySet();
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }
}
