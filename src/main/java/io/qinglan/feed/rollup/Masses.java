package io.qinglan.feed.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.feed.window.Capture;
import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.MassSum;
import io.qinglan.feed.window.Resolution;
import io.qinglan.feed.window.Substitution;
import io.qinglan.feed.window.WindowState;

/** Sums the mass of a factor over hours, measured, substituted and missing apart. */
@ApplicationScoped
class Masses {

    /** Long enough for the 2160 valid hours of HJ 75-2017 at the lowest capture its table holds for (2160 ÷ 75 % = 120 days), and a quarter. */
    private static final Duration HISTORY = Duration.ofDays(125);

    private final WindowBook book;
    private final FeedStandards standards;
    private final Clock clock;
    private final ZoneId zone;

    Masses(
            WindowBook book,
            FeedStandards standards,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.book = book;
        this.standards = standards;
        this.clock = clock;
        this.zone = zone;
    }

    /** The mass of whole hours from (itself) to (not itself). */
    MassView of(String point, String factor, Instant from, Instant to) {
        NavigableMap<Instant, FactorWindow> known = known(point, factor, from.minus(HISTORY), to);
        List<FactorWindow> hours = new ArrayList<>();
        List<Instant> starts = new ArrayList<>();
        for (Instant hour = from; hour.isBefore(to); hour = Resolution.HOUR.end(hour, zone)) {
            starts.add(hour);
            hours.add(known.get(hour));
        }
        List<MassView.Gap> gaps = new ArrayList<>();
        MassSum sum = MassSum.of(hours, (first, length) -> {
            Instant start = starts.get(first);
            double capture = capture(known, start);
            Substitution.Found found = standards
                    .substitution(start.atZone(zone).toLocalDate())
                    .find(capture, length, validBefore(known, start));
            gaps.add(new MassView.Gap(
                    start,
                    length,
                    known(capture),
                    known(found.kgPerHour()),
                    found.ofHours(),
                    found.reason().code()));
            return found;
        });
        return new MassView(
                point,
                factor,
                from,
                to,
                sum.measuredKg(),
                sum.measuredHours(),
                sum.substitutedKg(),
                sum.substitutedHours(),
                sum.stoppedHours(),
                sum.missingHours(),
                gaps,
                "HJ 75-2017");
    }

    private NavigableMap<Instant, FactorWindow> known(String point, String factor, Instant from, Instant to) {
        int most = (int) Duration.between(from, to).toHours() + 1;
        NavigableMap<Instant, FactorWindow> known = new TreeMap<>();
        book.latest(point, Resolution.HOUR, from, to, most)
                .forEach(stored -> stored.window()
                        .factor(factor)
                        .ifPresent(window -> known.put(stored.window().start(), window)));
        return known;
    }

    /** The share of valid hours of the quarter a gap begins in, as far as the quarter has run. */
    private double capture(NavigableMap<Instant, FactorWindow> known, Instant gap) {
        LocalDate day = gap.atZone(zone).toLocalDate();
        LocalDate first = LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
        Instant begin = first.atStartOfDay(zone).toInstant();
        Instant end = first.plusMonths(3).atStartOfDay(zone).toInstant();
        Instant now = Resolution.HOUR.start(clock.instant(), zone);
        Instant run = end.isBefore(now) ? end : now;
        int valid = 0;
        int stopped = 0;
        for (FactorWindow hour : known.subMap(begin, true, run.isAfter(begin) ? run : begin, false)
                .values()) {
            valid += hour.valid() ? 1 : 0;
            stopped += hour.state() == WindowState.STOPPED ? 1 : 0;
        }
        return new Capture((int) Duration.between(begin, run).toHours(), valid, stopped).percent();
    }

    private static List<Double> validBefore(NavigableMap<Instant, FactorWindow> known, Instant gap) {
        return known.headMap(gap, false).descendingMap().values().stream()
                .filter(hour -> hour.valid() && !Double.isNaN(hour.mass()))
                .map(FactorWindow::mass)
                .toList();
    }

    private static Double known(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }
}
