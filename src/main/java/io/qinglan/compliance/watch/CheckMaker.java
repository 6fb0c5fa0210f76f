package io.qinglan.compliance.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.qinglan.compliance.baseline.Aside;
import io.qinglan.fact.compliance.Baseline;
import io.qinglan.fact.compliance.Check;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.GateCheck;
import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.Outlet;
import io.qinglan.fact.compliance.Passage;
import io.qinglan.fact.compliance.PowerCheck;
import io.qinglan.fact.compliance.ProcessCheck;
import io.qinglan.fact.compliance.ProcessFigure;
import io.qinglan.fact.compliance.Relation;
import io.qinglan.fact.compliance.StackCheck;
import io.qinglan.fact.compliance.StartCheck;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.compliance.TreatmentCheck;
import io.qinglan.fact.obligation.Action;
import io.qinglan.feed.gate.Passages;
import io.qinglan.feed.window.Window;
import io.qinglan.inventory.Point;
import io.qinglan.order.MeterMap.Speaking;

/**
 * Makes the checks of the windows of an order from what the feeds say. A window whose data are still on their way is left for later and noted
 * as pending, so that a verdict does not change with every meter that comes a little after the other.
 */
final class CheckMaker {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Set<String> FIGURES = Set.of("coking_time", "feed", "pull", "output");

    private final Evidence evidence;
    private final Baselined.OnConnection baselines;
    private final Function<WatchedOrder, List<Aside>> asides;
    private final Instant settled;
    private final ZoneId zone;
    private final List<Checked> checks = new ArrayList<>();
    private final Set<String> days = new HashSet<>();
    private final Map<UUID, Set<Instant>> pending = new HashMap<>();

    /**
     * @param settled a window that ended by then waits for nothing more
     */
    CheckMaker(
            Evidence evidence,
            Baselined.OnConnection baselines,
            Function<WatchedOrder, List<Aside>> asides,
            Instant settled,
            ZoneId zone) {
        this.evidence = evidence;
        this.baselines = baselines;
        this.asides = asides;
        this.settled = settled;
        this.zone = zone;
    }

    /** The checks made. */
    List<Checked> checks() {
        return checks;
    }

    /** Whether a window of an order waits for data. */
    boolean waits(UUID order, Instant quarter) {
        return pending.getOrDefault(order, Set.of()).contains(quarter);
    }

    private DutyMeters meters(WatchedOrder order, WatchedDuty watched, Instant at) {
        return order.meters(watched, LocalDate.ofInstant(at, zone));
    }

    /** Checks of a quarter of an hour: power of lines and of their treatment. */
    void quarter(WatchedOrder order, Instant start) {
        for (WatchedDuty watched : order.duties()) {
            Slice slice = Slice.of(start, start.plus(QUARTER), watched);
            DutyMeters meters = slice == null ? null : meters(order, watched, start);
            if (meters != null && meters.production() != null) {
                power(order, watched, meters, slice, start);
            }
        }
    }

    private void power(WatchedOrder order, WatchedDuty watched, DutyMeters meters, Slice slice, Instant quarter) {
        LineMeter line = meters.production();
        Duty duty = watched.duty();
        Load load = evidence.load(line, slice.start(), slice.end());
        if (waits(order, load, slice, quarter)) {
            return;
        }
        add(order, watched, new PowerCheck(duty, line.meter(), load, baseline(order, watched, line, slice)));
        if (duty.action() == Action.STOP
                && duty.complete(slice.start())
                && slice.start().equals(quarter)) {
            Load before = evidence.load(line, quarter.minus(QUARTER), quarter);
            add(order, watched, new StartCheck(duty, line.meter(), before, load));
        }
        meters.treatment()
                .forEach((group, units) -> treatment(order, watched, group, units, line, load, slice, quarter));
    }

    private void treatment(
            WatchedOrder order,
            WatchedDuty watched,
            String group,
            List<LineMeter> units,
            LineMeter line,
            Load production,
            Slice slice,
            Instant quarter) {
        LineMeter most = null;
        Load running = null;
        for (LineMeter unit : units) {
            Load load = evidence.load(unit, slice.start(), slice.end());
            if (waits(order, load, slice, quarter)) {
                return;
            }
            boolean more = running == null || !running.known() || load.kw() > running.kw();
            if (more) {
                most = unit;
                running = load;
            }
        }
        add(order, watched, new TreatmentCheck(watched.duty(), group, line.meter(), production, most.meter(), running));
    }

    /** Only where something is compared with the days before: a limit, a way down, a stop without a signed level. */
    private Baseline baseline(WatchedOrder order, WatchedDuty watched, LineMeter line, Slice slice) {
        Duty duty = watched.duty();
        boolean signed =
                line.meter().levelsCountersigned() && !Double.isNaN(line.meter().idleKw(duty.keptHot()));
        boolean compared = duty.action() != Action.STOP
                || !signed
                || duty.amount() != null && duty.amount().doubleValue() < 100
                || !duty.ramp().isEmpty() && !duty.complete(slice.start());
        return compared ? baselines.of(order, watched, line, slice.start(), () -> asides.apply(order)) : Baseline.NONE;
    }

    private boolean waits(WatchedOrder order, Load load, Slice slice, Instant quarter) {
        boolean waits = load.completeness() < 1 && slice.end().isAfter(settled);
        if (waits) {
            pending.computeIfAbsent(order.id(), none -> new HashSet<>()).add(quarter);
        }
        return waits;
    }

    /** Checks of an hour: stacks and figures of the process. */
    void hour(WatchedOrder order, Instant start, Instant end) {
        for (WatchedDuty watched : order.duties()) {
            // instruments speak for whole hours only
            boolean whole = !watched.duty().from().isAfter(start)
                    && (watched.duty().until() == null
                            || !watched.duty().until().isBefore(end));
            if (whole) {
                DutyMeters meters = meters(order, watched, start);
                meters.stacks().forEach(stack -> stack(order, watched, meters, stack, start, end));
                meters.process().forEach(point -> process(order, watched, point, start, end));
            }
            Slice slice = Slice.of(start, end, watched);
            if (slice != null && watched.duty().quota() == null) {
                gates(order, watched, TestKind.GATE_STAGE, slice);
            }
        }
    }

    private void stack(
            WatchedOrder order, WatchedDuty watched, DutyMeters meters, Speaking stack, Instant start, Instant end) {
        Window hour = evidence.hour(stack.point().code(), start);
        if (hour == null && end.isAfter(settled)) {
            return;
        }
        Outlet outlet = new Outlet(
                stack.point().code(),
                switch (stack.relation()) {
                    case SOLE -> Relation.SOLE;
                    case SHARED -> Relation.SHARED;
                    case NET_OF_GENERATION -> Relation.NET_OF_GENERATION;
                },
                stack.usable(),
                null,
                Map.of());
        double percent = Double.NaN;
        if (meters.production() != null) {
            LineMeter line = meters.production();
            percent = 100 * evidence.load(line, start, end).kw() / line.meter().rated();
        }
        add(
                order,
                watched,
                new StackCheck(
                        watched.duty(), outlet, hour == null ? StackHours.none(start) : StackHours.of(hour), percent));
    }

    private void process(WatchedOrder order, WatchedDuty watched, Speaking point, Instant start, Instant end) {
        Window hour = evidence.hour(point.point().code(), start);
        if (hour == null) {
            return;
        }
        hour.factors().stream()
                .filter(factor -> FIGURES.contains(factor.factor()))
                .forEach(factor -> add(
                        order,
                        watched,
                        new ProcessCheck(
                                watched.duty(),
                                point.point().code(),
                                new ProcessFigure(
                                        factor.factor(),
                                        factor.used().mean(),
                                        factor.factor().equals("coking_time") ? "h" : "t/d",
                                        start,
                                        end,
                                        "instrument",
                                        factor.used().known() ? 1 : 0,
                                        Double.NaN))));
    }

    /** Checks of a day: how many vehicles came, where a number is allowed. */
    void day(WatchedOrder order, Instant start, Instant end) {
        if (!days.add(order.id() + "|" + start)) {
            return; // another hour of the day was due too
        }
        for (WatchedDuty watched : order.duties()) {
            Slice slice = Slice.of(start, end, watched);
            if (slice != null && watched.duty().quota() != null) {
                gates(order, watched, TestKind.GATE_QUOTA, slice);
            }
        }
    }

    private void gates(WatchedOrder order, WatchedDuty watched, TestKind test, Slice slice) {
        for (Point gate : meters(order, watched, slice.start()).gates()) {
            List<Passage> passages = evidence.passages(gate.code(), slice.start(), slice.end()).stream()
                    .map(CheckMaker::passage)
                    .sorted(Comparator.comparing(Passage::at).thenComparing(Passage::vehicle))
                    .toList();
            if (!passages.isEmpty()) {
                // a gate that sends nothing says nothing of whether it was at work
                add(
                        order,
                        watched,
                        new GateCheck(
                                watched.duty(), test, gate.code(), slice.start(), slice.end(), passages, Double.NaN));
            }
        }
    }

    private static Passage passage(Passages.Seen seen) {
        return new Passage(
                seen.at(), seen.id().toString(), seen.direction(), seen.stage(), seen.fuel(), null, Set.of());
    }

    private void add(WatchedOrder order, WatchedDuty watched, Check check) {
        if (check.test() != null && check.binds()) {
            checks.add(new Checked(order, watched, check));
        }
    }
}
