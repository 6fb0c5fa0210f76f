package io.qinglan.compliance.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.compliance.VerdictsChanged;
import io.qinglan.compliance.baseline.Aside;
import io.qinglan.compliance.watch.VerdictWriter.Compared;
import io.qinglan.compliance.watch.WatchBook.Due;
import io.qinglan.compliance.watch.WatchBook.Row;
import io.qinglan.feed.energy.EnergyReckoning;
import io.qinglan.feed.gate.Passages;
import io.qinglan.feed.rollup.WindowBook;
import io.qinglan.feed.window.Resolution;
import io.qinglan.inventory.Point;
import io.qinglan.ledger.Decisions;
import io.qinglan.policy.PolicyLibrary;

/** Judges hours of orders that are due: reads what the feeds say of all of them at once, has the rules judge, writes what is new. */
@ApplicationScoped
class Evaluator {

    private static final int QUARTERS = 4;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final WatchedOrders orders;
    private final Judging judging;
    private final SeriesBook series;
    private final EnergyReckoning reckoning;
    private final WindowBook windows;
    private final Passages passages;
    private final Decisions decisions;
    private final Event<VerdictsChanged> events;
    private final Clock clock;
    private final Baselined baselines;
    private final Duration settle;
    private final ZoneId zone;

    Evaluator(
            WatchedOrders orders,
            Judging judging,
            SeriesBook series,
            EnergyReckoning reckoning,
            WindowBook windows,
            Passages passages,
            Decisions decisions,
            PolicyLibrary library,
            Event<VerdictsChanged> events,
            Clock clock,
            @ConfigProperty(name = "qinglan.compliance.settle", defaultValue = "PT30M") Duration settle,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.orders = orders;
        this.judging = judging;
        this.series = series;
        this.reckoning = reckoning;
        this.windows = windows;
        this.passages = passages;
        this.decisions = decisions;
        this.events = events;
        this.clock = clock;
        this.baselines = new Baselined(reckoning, library, zone);
        this.settle = settle;
        this.zone = zone;
    }

    /** How long a window waits for data that are still on their way. */
    Duration settle() {
        return settle;
    }

    /** Days before an alert that a baseline may look at, by the pack of an order. */
    int lookbackDays(WatchedOrder order) {
        return baselines.rules(order.order().pack(), order.alert()).lookbackDays();
    }

    /**
     * Judges hours in the connection's transaction.
     *
     * @return how many versions of verdicts were written
     */
    int judge(Connection connection, List<Due> due) throws SQLException {
        WatchBook book = new WatchBook(connection);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, Row> rows = new HashMap<>();
        book.of(due.stream().map(Due::order).distinct().toList()).forEach(row -> rows.put(row.order(), row));
        Map<UUID, Integer> revisions = new HashMap<>();
        rows.forEach((id, row) -> revisions.put(id, row.revision()));
        Map<UUID, WatchedOrder> watched = orders.at(revisions);
        List<Due> sorted = due.stream()
                .filter(one -> watched.containsKey(one.order()))
                .sorted(Comparator.comparing(Due::hour).thenComparing(Due::order))
                .toList();
        CheckMaker maker = new CheckMaker(
                evidence(connection, sorted, watched, now),
                baselines.on(connection),
                order -> asides(connection, order),
                now.minus(settle),
                zone);
        Map<UUID, Instant> seen = new HashMap<>();
        List<Compared> compared = new ArrayList<>();
        for (Due one : sorted) {
            make(maker, watched.get(one.order()), one, now, rows.get(one.order()), seen, compared);
        }
        List<VerdictRow> verdicts = judging.judge(maker.checks());
        VerdictWriter writer = new VerdictWriter(connection, series, decisions, now, judging.digests(watched.values()));
        int written = writer.write(verdicts);
        written += writer.withdraw(compared, verdicts);
        book.seen(seen);
        List<VerdictsChanged.Change> changes = writer.flush();
        if (!changes.isEmpty()) {
            events.fire(new VerdictsChanged(changes));
        }
        return written;
    }

    private void make(
            CheckMaker maker,
            WatchedOrder order,
            Due due,
            Instant now,
            Row row,
            Map<UUID, Instant> seen,
            List<Compared> compared) {
        Instant end = Resolution.HOUR.end(due.hour(), zone);
        boolean compare = (due.parts() & Hours.COMPARE) != 0;
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            Instant start = due.hour().plus(QUARTER.multipliedBy(quarter));
            Instant over = start.plus(QUARTER);
            boolean past = !over.isAfter(now) || row.seenUntil() != null && !over.isAfter(row.seenUntil());
            boolean wanted = (due.parts() & 1 << quarter) != 0 && past;
            if (wanted) {
                maker.quarter(order, start);
                if (!maker.waits(order.id(), start)) {
                    Instant until = seen.getOrDefault(order.id(), row.seenUntil());
                    boolean next = until != null && !start.isAfter(until) && over.isAfter(until);
                    if (next) {
                        seen.put(order.id(), over);
                    }
                    if (compare) {
                        compared.add(new Compared(order, start, over));
                    }
                }
            }
        }
        if ((due.parts() & Hours.HOUR) != 0 && !end.isAfter(now)) {
            maker.hour(order, due.hour(), end);
        }
        Instant day = Resolution.DAY.start(due.hour(), zone);
        Instant dayEnd = Resolution.DAY.end(day, zone);
        Instant last = order.until() != null && order.until().isBefore(dayEnd) ? order.until() : dayEnd;
        if ((due.parts() & Hours.DAY) != 0 && !last.isAfter(now)) {
            maker.day(order, day, dayEnd);
        }
    }

    private Evidence evidence(Connection connection, List<Due> due, Map<UUID, WatchedOrder> watched, Instant now)
            throws SQLException {
        Map<String, Point> power = new HashMap<>();
        TreeSet<String> hourly = new TreeSet<>();
        TreeSet<String> gates = new TreeSet<>();
        Instant from = null;
        Instant to = null;
        for (Due one : due) {
            WatchedOrder order = watched.get(one.order());
            LocalDate day = LocalDate.ofInstant(one.hour(), zone);
            for (WatchedDuty duty : order.duties()) {
                DutyMeters meters = order.meters(duty, day);
                meters.power(power);
                meters.stacks().forEach(stack -> hourly.add(stack.point().code()));
                meters.process().forEach(point -> hourly.add(point.point().code()));
                meters.gates().forEach(gate -> gates.add(gate.code()));
            }
            Instant first = first(one);
            Instant last = last(one);
            from = from == null || first.isBefore(from) ? first : from;
            to = to == null || last.isAfter(to) ? last : to;
        }
        if (from == null || !from.isBefore(to)) {
            return Evidence.ofPower(reckoning, connection, List.of(), now, now);
        }
        // a start is told by the window before
        Evidence evidence = Evidence.ofPower(reckoning, connection, power.values(), from.minus(QUARTER), to);
        evidence.hours(windows, connection, hourly, from, to);
        Instant day = Resolution.DAY.start(from, zone);
        evidence.passages(passages, connection, gates, day, Resolution.DAY.end(Resolution.DAY.start(to, zone), zone));
        return evidence;
    }

    private static Instant first(Due due) {
        boolean whole = (due.parts() & (Hours.HOUR | Hours.DAY)) != 0;
        int quarter = whole ? 0 : Math.min(QUARTERS - 1, Integer.numberOfTrailingZeros(due.parts()));
        return due.hour().plus(QUARTER.multipliedBy(quarter));
    }

    private static Instant last(Due due) {
        boolean whole = (due.parts() & (Hours.HOUR | Hours.DAY)) != 0;
        int quarter = 31 - Integer.numberOfLeadingZeros(due.parts() & 15 | 1);
        return due.hour().plus(QUARTER.multipliedBy(whole ? QUARTERS : quarter + 1));
    }

    /** Earlier orders of the site were no normal working either. */
    private List<Aside> asides(Connection connection, WatchedOrder order) {
        try {
            Collection<Row> ofSite =
                    new WatchBook(connection).ofSites(List.of(order.order().site()));
            return ofSite.stream()
                    .filter(row -> row.from() != null && row.from().isBefore(order.alert()))
                    .filter(row -> !row.response().equals(order.order().response()))
                    .map(row -> new Aside(row.from(), row.until() == null ? order.alert() : row.until(), "alert"))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the earlier orders of a site cannot be read", e);
        }
    }
}
