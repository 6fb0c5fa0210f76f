package io.qinglan.feed.rollup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.feed.Readings;
import io.qinglan.feed.ReadingsStored;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.StoredListener;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.feed.window.Days;
import io.qinglan.feed.window.Resolution;
import io.qinglan.feed.window.Window;
import io.qinglan.feed.window.Windows;
import io.qinglan.store.Lease;

/**
 * Keeps the windows up to date. It works on one node at a time; and even two at once do no harm, because what is due is held by a lock, and a
 * window that came out the same is not written again. Each batch is a transaction: a node that dies leaves what it held as due.
 */
@ApplicationScoped
public class WindowWorker {

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int COMMITS = 200;
    private static final int HOURS = 100;
    private static final int DAYS = 200;
    private static final int HOURS_OF_A_DAY = 25; // with the hour a zone may put back

    private final DataSource dataSource;
    private final Readings readings;
    private final WindowBook book;
    private final WindowPartitions partitions;
    private final FeedStandards standards;
    private final Lease lease;
    private final Clock clock;
    private final Instance<StoredListener> listeners;
    private final Marking marking;
    private final ZoneId zone;

    /** Made by the container. */
    WindowWorker(
            DataSource dataSource,
            Readings readings,
            WindowBook book,
            WindowPartitions partitions,
            FeedStandards standards,
            Lease lease,
            Clock clock,
            @Any Instance<StoredListener> listeners,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "qinglan.feed.windows.settle", defaultValue = "PT2M") Duration settle) {
        this.dataSource = dataSource;
        this.readings = readings;
        this.book = book;
        this.partitions = partitions;
        this.standards = standards;
        this.lease = lease;
        this.clock = clock;
        this.listeners = listeners;
        this.zone = zone;
        this.marking = new Marking(zone, settle);
    }

    /** Runs on one node of all. */
    @Scheduled(
            every = "${qinglan.feed.windows.every:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "feed-windows")
    void onOneNode() {
        lease.tryRun("feed-windows", LEASE, this::run);
    }

    /**
     * Reckons all that is due by now.
     *
     * @return how many versions of windows were written
     */
    public int run() {
        Instant until = clock.instant().plus(LEASE.dividedBy(2));
        while (note() > 0 && clock.instant().isBefore(until)) {
            // every commit's notes become hours and days
        }
        int written = 0;
        int[] batch = reckon();
        while (batch[0] > 0) {
            written += batch[1];
            batch = clock.instant().isBefore(until) ? reckon() : new int[2];
        }
        return written;
    }

    private int note() {
        return inTransaction(connection -> {
            DueBook due = new DueBook(connection);
            List<DueBook.Note> notes = due.takeNotes(COMMITS);
            TreeSet<String> points = new TreeSet<>();
            notes.forEach(note -> points.add(note.point()));
            due.put(marking.due(notes, PointSetting.of(connection, points)));
            return notes.size();
        });
    }

    /** Hours first; days when no hour is left. How many were taken, and how many versions written. */
    private int[] reckon() {
        int[] hours = inTransaction(this::hours);
        return hours[0] > 0 ? hours : inTransaction(this::days);
    }

    private int[] hours(Connection connection) throws SQLException {
        Instant now = clock.instant();
        DueBook due = new DueBook(connection);
        List<DueBook.Held> taken = due.take(Resolution.HOUR, now, HOURS);
        HourReader reader = new HourReader(connection, readings, new FactorItems(standards.marks()), points(taken));
        List<WindowBook.Reckoned> windows = new ArrayList<>();
        SortedMap<Due, Due.When> days = new TreeMap<>();
        for (DueBook.Held held : taken) {
            hour(held, reader, now, due, windows, days);
        }
        int written = write(connection, windows, now);
        due.put(days);
        reader.received().write(connection);
        return new int[] {taken.size(), written};
    }

    private void hour(
            DueBook.Held held,
            HourReader reader,
            Instant now,
            DueBook due,
            List<WindowBook.Reckoned> windows,
            SortedMap<Due, Due.When> days)
            throws SQLException {
        String point = held.due().point();
        Instant start = held.due().start();
        Instant end = Resolution.HOUR.end(start, zone);
        PointSetting setting = reader.setting(point);
        Duration settle = marking.settle(setting);
        Instant settled = now.minus(settle);
        boolean over = !end.isAfter(settled);
        Windows standard = standards.windows(start.atZone(zone).toLocalDate());
        Windows.OfHour reckoned = standard.hour(reader.ofHour(point, start, end), start, setting.outlet());
        parts(
                point,
                reader.amended().mark(point, reckoned.fiveMinutes(), zone),
                held.when().touched(),
                settled,
                over,
                windows);
        parts(
                point,
                reader.amended().mark(point, reckoned.quarterHours(), zone),
                held.when().touched(),
                settled,
                over,
                windows);
        if (!over) {
            due.later(held.due(), new Due.When(Resolution.FIVE_MINUTES.start(settled, zone), end.plus(settle)));
            return;
        }
        if (!reckoned.hour().factors().isEmpty()) {
            windows.add(new WindowBook.Reckoned(point, reader.amended().mark(point, reckoned.hour(), zone)));
            Instant day = Resolution.DAY.start(start, zone);
            days.put(new Due(point, Resolution.DAY, day), marking.day(day, setting));
        }
        due.done(held.due());
    }

    /** Of an hour that still runs those that are over and touched; of one that is over all, because what is the same is not written again. */
    private void parts(
            String point,
            List<Window> parts,
            Instant touched,
            Instant settled,
            boolean over,
            List<WindowBook.Reckoned> windows) {
        for (Window part : parts) {
            Instant end = part.resolution().end(part.start(), zone);
            if (over || !end.isAfter(settled) && end.isAfter(touched)) {
                windows.add(new WindowBook.Reckoned(point, part));
            }
        }
    }

    private int[] days(Connection connection) throws SQLException {
        Instant now = clock.instant();
        DueBook due = new DueBook(connection);
        List<DueBook.Held> taken = due.take(Resolution.DAY, now, DAYS);
        HourReader reader = new HourReader(connection, readings, new FactorItems(standards.marks()), points(taken));
        List<WindowBook.Reckoned> windows = new ArrayList<>();
        for (DueBook.Held held : taken) {
            String point = held.due().point();
            Instant start = held.due().start();
            List<Window> hours = book
                    .read(
                            connection,
                            point,
                            Resolution.HOUR,
                            start,
                            Resolution.DAY.end(start, zone),
                            null,
                            HOURS_OF_A_DAY)
                    .stream()
                    .map(StoredWindow::window)
                    .toList();
            Window day = new Days(standards.windows(start.atZone(zone).toLocalDate()))
                    .day(hours, reader.ofDay(point, start), start);
            if (!day.factors().isEmpty()) {
                hours.forEach(hour -> reader.amended().add(point, hour));
                windows.add(new WindowBook.Reckoned(point, reader.amended().mark(point, day, zone)));
            }
            due.done(held.due());
        }
        reader.received().write(connection);
        return new int[] {taken.size(), write(connection, windows, now)};
    }

    private int write(Connection connection, List<WindowBook.Reckoned> windows, Instant now) throws SQLException {
        book.prepare(windows);
        windows.forEach(reckoned -> partitions.ensure(reckoned.window().start()));
        int written = book.write(connection, windows, now);
        if (written > 0) {
            tell(connection, windows);
        }
        return written;
    }

    /** Whoever made something of these hours hears of it in the transaction that writes them. */
    private void tell(Connection connection, List<WindowBook.Reckoned> windows) throws SQLException {
        List<ReadingsStored> hours = windows.stream()
                .filter(reckoned -> reckoned.window().resolution() == Resolution.HOUR)
                .map(reckoned -> new ReadingsStored(
                        reckoned.point(),
                        RecordKind.WINDOW,
                        reckoned.window().start(),
                        reckoned.window().start()))
                .toList();
        if (!hours.isEmpty()) {
            for (StoredListener listener : listeners) {
                listener.stored(connection, hours);
            }
        }
    }

    private static TreeSet<String> points(List<DueBook.Held> taken) {
        TreeSet<String> points = new TreeSet<>();
        taken.forEach(held -> points.add(held.due().point()));
        return points;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                try (Connection connection = dataSource.getConnection()) {
                    return work.on(connection);
                }
            });
        } catch (RuntimeException e) {
            partitions.forget(); // a month may have left since it was last seen; the next run makes it again
            throw e;
        }
    }
}
