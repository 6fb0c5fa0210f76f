package io.qinglan.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.qinglan.air.Pollutant;

/**
 * Marks what must not be trusted blindly: a place whose every value, or whose particulate, has stood still for many hours (a closed
 * station the feed still lists, a stuck instrument), a place that has fallen silent, a control station, a correction.
 *
 * @param stuckHours equal hours in a row from which a place counts as stuck
 * @param staleAfter age of a place's latest hour, after its end, from which it counts as silent
 */
record ObservationMarks(int stuckHours, Duration staleAfter) {

    /** Gases near their detection limit repeat by nature; particulates and the whole record do not. */
    private static final Set<Pollutant> NEVER_STILL = Set.of(Pollutant.PM25, Pollutant.PM10);

    /**
     * The hours with their marks, in the order given.
     *
     * @param around the same places' hours, wide enough to see a run of {@link #stuckHours} around each hour
     */
    List<ObservedHour> mark(List<ObservedHour> hours, List<ObservedHour> around, Instant now) {
        Map<String, List<ObservedHour>> places = around.stream().collect(Collectors.groupingBy(ObservedHour::place));
        Set<String> stuck = new HashSet<>();
        places.values().forEach(place -> stuck.addAll(stuck(place)));
        Map<String, Instant> latest = around.stream()
                .collect(Collectors.toMap(ObservedHour::place, ObservedHour::at, (a, b) -> a.isAfter(b) ? a : b));
        return hours.stream()
                .map(hour -> hour.marked(marks(hour, stuck, latest.get(hour.place()), now)))
                .toList();
    }

    private List<String> marks(ObservedHour hour, Set<String> stuck, Instant latest, Instant now) {
        List<String> marks = new ArrayList<>();
        if (hour.control()) {
            marks.add(ObservedHour.CONTROL);
        }
        if (hour.version() > 1) {
            marks.add(ObservedHour.CORRECTED);
        }
        if (stuck.contains(key(hour))) {
            marks.add(ObservedHour.STUCK);
        }
        boolean silent = hour.at().plus(Duration.ofHours(1)).plus(staleAfter).isBefore(now);
        if (hour.at().equals(latest) && silent) {
            marks.add(ObservedHour.STALE);
        }
        return marks;
    }

    private Set<String> stuck(List<ObservedHour> place) {
        List<ObservedHour> ordered =
                place.stream().sorted(Comparator.comparing(ObservedHour::at)).toList();
        Set<String> stuck = new HashSet<>();
        runs(ordered, stuck, null);
        NEVER_STILL.forEach(pollutant -> runs(ordered, stuck, pollutant));
        return stuck;
    }

    private void runs(List<ObservedHour> ordered, Set<String> stuck, Pollutant pollutant) {
        int from = 0;
        for (int i = 1; i <= ordered.size(); i++) {
            if (i == ordered.size() || !follows(ordered.get(i - 1), ordered.get(i), pollutant)) {
                if (i - from >= stuckHours) {
                    ordered.subList(from, i).forEach(hour -> stuck.add(key(hour)));
                }
                from = i;
            }
        }
    }

    private static boolean follows(ObservedHour one, ObservedHour next, Pollutant pollutant) {
        if (!one.at().plus(Duration.ofHours(1)).equals(next.at())) {
            return false;
        }
        if (pollutant == null) {
            return !one.concentrations().isEmpty() && same(one.concentrations(), next.concentrations());
        }
        BigDecimal value = one.concentrations().get(pollutant);
        BigDecimal other = next.concentrations().get(pollutant);
        return value != null && other != null && value.signum() > 0 && value.compareTo(other) == 0;
    }

    private static boolean same(Map<Pollutant, BigDecimal> one, Map<Pollutant, BigDecimal> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(entry -> entry.getValue().compareTo(other.get(entry.getKey())) == 0);
    }

    private static String key(ObservedHour hour) {
        return hour.place() + "@" + hour.at();
    }
}
