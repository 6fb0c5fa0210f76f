package io.qinglan.fact.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.Scope;

/**
 * One obligation as it is checked. Its times are its own: the caller gives a version of the order by the duty that held then, so a window
 * never belongs to two.
 *
 * @param id the obligation, unique within the order
 * @param order the order it stands in
 * @param site what is addressed
 * @param target line, facility, vehicle class or {@code enterprise}; the code of an area for a city's cut
 * @param part part of the line, or null
 * @param amount in {@code unit}; null where nothing numeric is asked
 * @param unit {@code percent}, {@code hours}, {@code percent_max_load} or a unit of its own
 * @param limitTo what may still be run; null where it is not known
 * @param from when it begins to bind: the later of its start and proven service plus grace, reckoned by the caller
 * @param completeBy when it must be complete; null means at {@code from}
 * @param until when it ends; null while open
 * @param ramp the permitted way down, by time
 * @param daily hours of each day in which it holds; empty means all day
 * @param zone the zone of {@code daily}
 * @param quota so many times a day, or null
 * @param allowed vehicle classes that stay allowed
 * @param keptHot whether a furnace may be kept hot while it stands
 * @param capKgPerDay most mass a day by pollutant; empty where none is set
 * @param asked tests that an order or list row of the place asks for by name, as the same period of last year
 * @param leaves leaves to run, and suspensions of the duty, in time
 */
public record Duty(
        String id,
        String order,
        String site,
        String target,
        String part,
        Scope scope,
        Action action,
        BigDecimal amount,
        String unit,
        Quantity limitTo,
        Instant from,
        Instant completeBy,
        Instant until,
        List<RampStep> ramp,
        List<DailySpan> daily,
        ZoneId zone,
        Quota quota,
        List<String> allowed,
        boolean keptHot,
        Map<String, BigDecimal> capKgPerDay,
        Set<TestKind> asked,
        List<Leave> leaves) {

    /** Keeps unchangeable copies; null lists count as empty, a null {@code completeBy} as {@code from}. */
    public Duty {
        completeBy = completeBy == null ? from : completeBy;
        ramp = ramp == null
                ? List.of()
                : ramp.stream().sorted(Comparator.comparing(RampStep::by)).toList();
        daily = daily == null ? List.of() : List.copyOf(daily);
        allowed = allowed == null ? List.of() : List.copyOf(allowed);
        capKgPerDay = capKgPerDay == null ? Map.of() : Map.copyOf(capKgPerDay);
        asked = asked == null ? Set.of() : Set.copyOf(asked);
        leaves = leaves == null ? List.of() : List.copyOf(leaves);
    }

    /** Whether all of a span lies in the time of the duty, hours of the day included. Nothing is judged before {@code from}. */
    public boolean binds(Instant start, Instant end) {
        return !start.isBefore(from) && (until == null || !end.isAfter(until)) && inDailyHours(start, end);
    }

    /** Whether a span lies behind the time by which the duty must be complete. */
    public boolean complete(Instant start) {
        return !start.isBefore(completeBy);
    }

    /** Percent of what is asked that is due at a moment: 100 from completion on, before it as the last step passed; 0 before the first. */
    public BigDecimal due(Instant at) {
        if (complete(at)) {
            return BigDecimal.valueOf(100);
        }
        BigDecimal due = BigDecimal.ZERO;
        for (RampStep step : ramp) {
            if (!step.by().isAfter(at)) {
                due = step.share();
            }
        }
        return due;
    }

    /** The same along a straight line from step to step, beginning with 0 at {@code from}. */
    public BigDecimal dueAlongLine(Instant at) {
        if (complete(at)) {
            return BigDecimal.valueOf(100);
        }
        Instant since = from;
        BigDecimal done = BigDecimal.ZERO;
        for (RampStep step : ramp) {
            if (step.by().isAfter(at)) {
                return between(since, done, step, at);
            }
            since = step.by();
            done = step.share();
        }
        return done;
    }

    /** The leave or suspension that covers a moment, or null. */
    public Leave leaveAt(Instant at) {
        return leaves.stream().filter(leave -> leave.covers(at)).findFirst().orElse(null);
    }

    /** Whether the duty holds at certain hours of the day only. */
    public boolean byHours() {
        return !daily.isEmpty();
    }

    private static BigDecimal between(Instant since, BigDecimal done, RampStep step, Instant at) {
        long way = Duration.between(since, step.by()).toSeconds();
        if (way <= 0 || at.isBefore(since)) {
            return done;
        }
        BigDecimal gone = BigDecimal.valueOf(Duration.between(since, at).toSeconds());
        return step.share()
                .subtract(done)
                .multiply(gone)
                .divide(BigDecimal.valueOf(way), 3, RoundingMode.HALF_UP)
                .add(done);
    }

    private boolean inDailyHours(Instant start, Instant end) {
        if (daily.isEmpty()) {
            return true;
        }
        LocalTime begin = start.atZone(zone).toLocalTime();
        Duration length = Duration.between(start, end);
        return daily.stream().anyMatch(span -> {
            LocalTime opens = LocalTime.parse(span.from());
            boolean toMidnight = span.to().equals("24:00");
            LocalTime closes = toMidnight ? LocalTime.MIDNIGHT : LocalTime.parse(span.to());
            return sinceOpened(opens, begin).plus(length).compareTo(open(opens, closes)) <= 0;
        });
    }

    private static Duration sinceOpened(LocalTime opens, LocalTime at) {
        Duration since = Duration.between(opens, at);
        return since.isNegative() ? since.plusDays(1) : since;
    }

    private static Duration open(LocalTime opens, LocalTime closes) {
        Duration open = Duration.between(opens, closes);
        return open.isZero() || open.isNegative() ? open.plusDays(1) : open;
    }
}
