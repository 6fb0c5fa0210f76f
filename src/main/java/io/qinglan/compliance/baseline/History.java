package io.qinglan.compliance.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.qinglan.fact.compliance.Load;

/** Windows of a line before an alert, by local day: each window once, in order, whatever the order and repetition they came in. */
final class History {

    /** Of two windows of one begin: the one with more data, then the one with a figure, then the higher one: the order they came in means nothing. */
    private static final Comparator<Load> BETTER = Comparator.comparingDouble(Load::completeness)
            .thenComparingInt(load -> Double.isNaN(load.kw()) ? 0 : 1)
            .thenComparingDouble(Load::kw)
            .thenComparingInt(Load::minutes)
            .thenComparing(load -> load.marks().stream().sorted().toList().toString(), Comparator.reverseOrder());

    private final TreeMap<LocalDate, List<Load>> days = new TreeMap<>();

    /**
     * @param alert begin of the alert: what begins on its local day or later is no history
     */
    History(Collection<Load> windows, Instant alert, int lookbackDays, ZoneId zone) {
        LocalDate end = LocalDate.ofInstant(alert, zone);
        LocalDate begin = end.minusDays(lookbackDays);
        Map<Instant, Load> once = new HashMap<>();
        for (Load window : windows) {
            once.merge(window.start(), window, (one, other) -> BETTER.compare(one, other) >= 0 ? one : other);
        }
        once.values().stream().sorted(Comparator.comparing(Load::start)).forEach(window -> {
            LocalDate day = ZonedDateTime.ofInstant(window.start(), zone).toLocalDate();
            if (!day.isBefore(begin) && day.isBefore(end)) {
                days.computeIfAbsent(day, unused -> new ArrayList<>()).add(window);
            }
        });
    }

    /** Days with any window, in order. */
    Map<LocalDate, List<Load>> days() {
        return days;
    }
}
