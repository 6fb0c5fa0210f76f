package io.qinglan.forecast.outlook;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.warning.Cause;
import io.qinglan.fact.warning.CoarseDays;
import io.qinglan.fact.warning.ExcludedDays;
import io.qinglan.fact.warning.Horizon;
import io.qinglan.fact.warning.Line;
import io.qinglan.fact.warning.Purpose;
import io.qinglan.fact.warning.Run;

/**
 * The outlook (研判) on a series: which runs lie over which line, how many episodes there are, what a cause takes out. A few passes
 * over the values, whatever their number; not safe for several threads.
 */
public final class Outlook {

    private final Series series;
    private final Terms terms;
    private final Air air;
    private final Units fine;
    private final Units ozone;
    private final Map<Long, List<Span>> spans = new HashMap<>();
    private final LocalDateTime origin;

    private Outlook(Series series, Terms terms) {
        this.series = series;
        this.terms = terms;
        this.air = new Air(series, terms);
        this.fine = units(air.counted());
        this.ozone = units(air.ozone());
        boolean byDay = terms.counting().basis() == Basis.CALENDAR;
        this.origin = series.start() == null || !byDay
                ? series.start()
                : series.start().toLocalDate().atStartOfDay();
    }

    /** Looks at a series; a series of days is judged by days whatever the basis. */
    public static Outlook of(Series series, Terms terms) {
        return new Outlook(series, terms);
    }

    /** The outlook on what is left from an instant on; all of it when the series has no date. */
    public Outlook from(LocalDateTime instant) {
        Series rest = series.from(instant);
        return rest.length() == series.length() ? this : new Outlook(rest, shifted(rest));
    }

    /**
     * The runs that can meet a line: those that last as long as it asks, or the longest one if none does. Of a group of lines, the
     * longest run of each further line inside each run of the first is added.
     */
    public List<Run> runs(List<Line> lines, Horizon horizon) {
        List<Run> runs = new ArrayList<>();
        for (Line line : lines) {
            Units units = line.purpose() == Purpose.OZONE ? ozone : fine;
            if (units != null) {
                add(runs, line, horizon, candidates(spans(units, line), line.hours()));
                if (line.ordinal() == 0 && line.groupSize() > 1) {
                    addInside(runs, line, lines, horizon, units);
                }
            }
        }
        return runs;
    }

    /** The number of episodes: runs over the lowest line of the pack, after joining; 0 for a pack without colours. */
    public int episodes() {
        return fine == null || terms.lowestLine() < 0
                ? 0
                : spans(fine, terms.lowestLine(), false).size();
    }

    /** Whether every natural day of an hourly series has enough values; null for a series of days. */
    public Boolean dayValid() {
        if (!series.hourly()) {
            return null;
        }
        for (String pollutant : series.pollutants()) {
            Units days = days(series.values(pollutant));
            for (int day = 0; day < days.size(); day++) {
                if (!days.hasValue(day)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The days that causes take out, per cause. */
    public List<ExcludedDays> excludedDays() {
        List<ExcludedDays> excluded = new ArrayList<>();
        air.excludedDays().forEach((cause, days) -> excluded.add(new ExcludedDays(cause, days, air.polluted(cause))));
        return excluded;
    }

    /** Units on which PM10 is above the lowest line and above PM2.5; null when there are none. */
    public CoarseDays coarseDays() {
        Units coarse = terms.coarseAsFine() || terms.lowestLine() < 0 ? null : units(air.coarse());
        int found = 0;
        for (int unit = 0; coarse != null && unit < coarse.size(); unit++) {
            if (coarse.over(unit, terms.lowestLine(), false) && coarse.higher(unit, fine)) {
                found++;
            }
        }
        return found == 0 ? null : new CoarseDays(found);
    }

    /** A test of release on this series. */
    public ReleaseCheck release() {
        return new ReleaseCheck(air);
    }

    /** How far the series is from a line. */
    public Shortfall shortfall(Line line) {
        Units units = line.purpose() == Purpose.OZONE ? ozone : fine;
        return units == null ? Shortfall.withoutValues(line) : Shortfall.of(line, units, spans(units, line));
    }

    private void add(List<Run> runs, Line line, Horizon horizon, List<Span> found) {
        for (int number = 0; number < found.size(); number++) {
            runs.add(run(line, horizon, number, Run.ANYWHERE, found.get(number)));
        }
    }

    private void addInside(List<Run> runs, Line first, List<Line> lines, Horizon horizon, Units units) {
        List<Span> holders = candidates(spans(units, first), first.hours());
        for (Line line : lines) {
            if (line.group() != first.group() || line.ordinal() == 0) {
                continue;
            }
            for (int holder = 0; holder < holders.size(); holder++) {
                Span around = holders.get(holder);
                Span longest = longest(Spans.within(
                        units, line.bound(), line.inclusive(), mergeBelow(), around.first(), around.last()));
                if (longest != null) {
                    runs.add(run(line, horizon, 0, holder, longest));
                }
            }
        }
    }

    private Run run(Line line, Horizon horizon, int number, int inside, Span span) {
        return new Run(
                line.number(),
                horizon,
                number,
                inside,
                span.begin(),
                span.hours(),
                origin == null ? null : origin.plusHours(span.begin()),
                origin == null ? null : origin.plusHours(span.end()),
                causes(span));
    }

    private Set<Cause> causes(Span span) {
        if (air.causes == null) {
            return Set.of();
        }
        int minuteOfDay = origin == null ? 0 : origin.getHour() * 60 + origin.getMinute();
        Set<Cause> found = EnumSet.noneOf(Cause.class);
        int last = Math.min(Days.of(span.end() - 1, minuteOfDay), air.causes.length - 1);
        for (int day = Days.of(span.begin(), minuteOfDay); day <= last; day++) {
            if (air.causes[day] != null) {
                found.add(air.causes[day]);
            }
        }
        return found;
    }

    private static List<Span> candidates(List<Span> spans, int hours) {
        List<Span> reaching = new ArrayList<>();
        for (Span span : spans) {
            if (span.hours() >= hours) {
                reaching.add(span);
            }
        }
        Span longest = reaching.isEmpty() ? longest(spans) : null;
        return longest == null ? reaching : List.of(longest);
    }

    static Span longest(List<Span> spans) {
        Span longest = null;
        for (Span span : spans) {
            longest = longest == null || span.hours() > longest.hours() ? span : longest;
        }
        return longest;
    }

    private List<Span> spans(Units units, Line line) {
        return spans(units, line.bound(), line.inclusive());
    }

    private List<Span> spans(Units units, int bound, boolean inclusive) {
        long key = ((long) bound << 2) | (inclusive ? 2 : 0) | (units == ozone ? 1 : 0);
        return spans.computeIfAbsent(key, any -> Spans.over(units, bound, inclusive, mergeBelow()));
    }

    private int mergeBelow() {
        return terms.counting().mergeBelow();
    }

    private Units units(int[] values) {
        Counting counting = terms.counting();
        if (values == null) {
            return null;
        }
        if (!series.hourly()) {
            return Units.plain(values, series.unitHours());
        }
        if (counting.basis() == Basis.CALENDAR) {
            return days(values);
        }
        return counting.hoursOver()
                ? Units.plain(values, 1)
                : Units.windows(values, counting.windowHours(), counting.validHours());
    }

    private Units days(int[] values) {
        return Units.days(
                values,
                air.minuteOfDay,
                terms.counting().windowHours(),
                terms.counting().validHours());
    }

    /** The terms for a later part: causes that are counted by day move with it. */
    private Terms shifted(Series rest) {
        if (terms.causes().byDay().isEmpty()) {
            return terms;
        }
        int days = (int) Duration.between(
                        series.start().toLocalDate().atStartOfDay(),
                        rest.start().toLocalDate().atStartOfDay())
                .toDays();
        List<Cause> byDay = terms.causes().byDay();
        Causes later = new Causes(
                terms.causes().general(),
                byDay.subList(Math.min(days, byDay.size()), byDay.size()),
                terms.causes().byDate());
        return new Terms(
                terms.pollutant(),
                later,
                terms.excluding(),
                terms.rangeEnd(),
                terms.coarseAsFine(),
                terms.lowestLine(),
                terms.counting());
    }
}
