package io.qinglan.compliance.baseline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.qinglan.fact.compliance.Baseline;
import io.qinglan.fact.compliance.BaselineDay;
import io.qinglan.fact.compliance.Load;

/**
 * Reckons what a line would have used without the order: the median over normal days before the alert, of the same weekday and hour. Pure:
 * the same windows give the same figures in whatever order and however often they come. Holidays, earlier alerts, filed maintenance, days
 * with gaps and days that look like a stop are left out and named. Where too few days are left there is no figure, and nothing is
 * assessable by it.
 */
public final class Baselines {

    private final PublicHolidays holidays;
    private final ZoneId zone;
    private final BaselineRules rules;

    /**
     * @param holidays the calendar
     * @param zone the place's time, by which days and hours are told
     * @param rules figures of the pack in use
     */
    public Baselines(PublicHolidays holidays, ZoneId zone, BaselineRules rules) {
        this.holidays = Objects.requireNonNull(holidays);
        this.zone = Objects.requireNonNull(zone);
        this.rules = Objects.requireNonNull(rules);
    }

    /**
     * The baseline of one line.
     *
     * @param history windows of net power before the alert, kW, in any order; those of the alert's own local day and later do not count
     * @param alert begin of the alert
     * @param asides spans that were no normal working: earlier alerts, maintenance, off-peak, power cuts
     * @param windows begins of the windows to be compared, usually those of the order
     */
    public LineBaseline of(
            Collection<Load> history, Instant alert, Collection<Aside> asides, Collection<Instant> windows) {
        History before = new History(history, alert, rules.lookbackDays(), zone);
        NormalDays days = new NormalDays(before, asides, holidays, zone, rules);
        double high = high(days);
        Map<Place, Baseline> typical = new HashMap<>();
        Map<Instant, Baseline> expected = new HashMap<>();
        for (Instant window : windows) {
            ZonedDateTime local = window.atZone(zone);
            LocalDate day = local.toLocalDate();
            Place place = new Place(day.getDayOfWeek(), holidays.kind(day), local.getHour());
            expected.put(window, typical.computeIfAbsent(place, at -> typical(days, at, high)));
        }
        return new LineBaseline(
                expected,
                List.copyOf(days.used().keySet()),
                days.leftOut(),
                unknown(days.used().keySet(), windows));
    }

    /** Where in the week a window lies. */
    private record Place(DayOfWeek weekday, DayKind kind, int hour) {}

    /** Of the same weekday; with too few of it, or on a holiday or a day worked in its place, of all working or all rest days. */
    private Baseline typical(NormalDays days, Place place, double high) {
        if (place.kind() == DayKind.WORKDAY || place.kind() == DayKind.REST_DAY) {
            Baseline same = over(
                    days, day -> day.getDayOfWeek() == place.weekday(), place.hour(), high, "same_weekday_and_hour");
            if (same.known()) {
                return same;
            }
        }
        return place.kind() == DayKind.WORKDAY || place.kind() == DayKind.WORKED_IN_PLACE
                ? over(days, day -> holidays.kind(day) == DayKind.WORKDAY, place.hour(), high, "workdays_same_hour")
                : over(days, day -> holidays.kind(day) == DayKind.REST_DAY, place.hour(), high, "rest_days_same_hour");
    }

    private Baseline over(NormalDays days, Predicate<LocalDate> wanted, int hour, double high, String method) {
        List<BaselineDay> found = days.used().entrySet().stream()
                .filter(day -> wanted.test(day.getKey()))
                .map(day -> new BaselineDay(day.getKey(), day.getValue().hours().get(hour), null))
                .filter(day -> !Double.isNaN(day.kw()))
                .toList();
        if (found.size() < rules.daysMin()) {
            return new Baseline(Double.NaN, Double.NaN, "too_few_days", found, days.leftOut(), high);
        }
        Middle middle = Middle.of(found.stream().mapToDouble(BaselineDay::kw).toArray());
        return new Baseline(middle.median(), middle.spread(), method, found, days.leftOut(), high);
    }

    /** Power that so few windows of the normal days pass, over all weekdays and hours. */
    private double high(NormalDays days) {
        double[] windows = days.used().values().stream()
                .flatMapToDouble(day -> Arrays.stream(day.windows()))
                .sorted()
                .toArray();
        if (windows.length == 0 || days.used().size() < rules.daysMin()) {
            return Double.NaN;
        }
        return windows[(int) Math.ceil(rules.highShare() * windows.length) - 1];
    }

    private List<Integer> unknown(Collection<LocalDate> used, Collection<Instant> windows) {
        return Stream.concat(used.stream(), windows.stream().map(window -> LocalDate.ofInstant(window, zone)))
                .filter(day -> !holidays.knows(day))
                .map(LocalDate::getYear)
                .distinct()
                .sorted()
                .toList();
    }
}
