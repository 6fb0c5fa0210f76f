package io.qinglan.compliance.baseline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.qinglan.fact.compliance.BaselineDay;
import io.qinglan.fact.compliance.Load;

/** Sorts the days before an alert into normal ones and those left out, each with its reason. */
final class NormalDays {

    /** Days of one weekday from which their middle says what is usual for it; below, that of working or rest days does. */
    private static final int ENOUGH_OF_A_WEEKDAY = 3;

    private static final double MINUTES_OF_A_DAY = Duration.ofDays(1).toMinutes();

    private final PublicHolidays holidays;
    private final ZoneId zone;
    private final BaselineRules rules;
    private final List<Aside> asides;
    private final TreeMap<LocalDate, NormalDay> used = new TreeMap<>();
    private final List<BaselineDay> leftOut = new ArrayList<>();

    NormalDays(History history, Collection<Aside> asides, PublicHolidays holidays, ZoneId zone, BaselineRules rules) {
        this.holidays = holidays;
        this.zone = zone;
        this.rules = rules;
        this.asides = asides.stream()
                .sorted(Comparator.comparing(Aside::from).thenComparing(Aside::reason))
                .toList();
        history.days().forEach(this::sort);
        leaveOutStops();
        leftOut.sort(Comparator.comparing(BaselineDay::day));
    }

    /** The normal days, in order. */
    TreeMap<LocalDate, NormalDay> used() {
        return used;
    }

    /** The other days with data, in order, each with its mean power over the whole day. */
    List<BaselineDay> leftOut() {
        return leftOut;
    }

    private void sort(LocalDate day, List<Load> windows) {
        NormalDay normal = NormalDay.of(windows, zone, rules);
        DayKind kind = holidays.kind(day);
        Optional<Aside> aside =
                asides.stream().filter(span -> touches(span, day)).findFirst();
        if (kind == DayKind.HOLIDAY || kind == DayKind.WORKED_IN_PLACE) {
            leftOut.add(new BaselineDay(day, normal.mean(), kind.code()));
        } else if (aside.isPresent()) {
            leftOut.add(new BaselineDay(day, normal.mean(), aside.get().reason()));
        } else if (normal.minutes() / MINUTES_OF_A_DAY < rules.dayCompleteness()) {
            leftOut.add(new BaselineDay(day, normal.mean(), "gaps"));
        } else {
            used.put(day, normal);
        }
    }

    private boolean touches(Aside span, LocalDate day) {
        Instant begin = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return span.from().isBefore(end) && span.to().isAfter(begin);
    }

    private void leaveOutStops() {
        Map<LocalDate, Double> usual = new TreeMap<>();
        used.keySet().forEach(day -> usual.put(day, usual(day)));
        usual.forEach((day, kw) -> {
            double mean = used.get(day).mean();
            if (kw > 0 && mean < rules.stopShare() * kw) {
                used.remove(day);
                leftOut.add(new BaselineDay(day, mean, "stop"));
            }
        });
    }

    /** Mean power of the usual day of this weekday, or of the working or rest days when there are few of it. */
    private double usual(LocalDate day) {
        double[] same = used.entrySet().stream()
                .filter(other -> other.getKey().getDayOfWeek() == day.getDayOfWeek())
                .mapToDouble(other -> other.getValue().mean())
                .toArray();
        if (same.length >= ENOUGH_OF_A_WEEKDAY) {
            return Middle.of(same).median();
        }
        return Middle.of(used.entrySet().stream()
                        .filter(other -> holidays.kind(other.getKey()) == holidays.kind(day))
                        .mapToDouble(other -> other.getValue().mean())
                        .toArray())
                .median();
    }
}
