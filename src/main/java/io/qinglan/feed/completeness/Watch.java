package io.qinglan.feed.completeness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.qinglan.feed.rollup.StoredWindow;
import io.qinglan.feed.standard.Watching;
import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.Figures;

/**
 * Tells from what came whether a feed is silent, stands still or runs by a wrong clock. All of it is a hint to look, by figures that are
 * proposals, and never a finding.
 *
 * @param watching the figures
 */
record Watch(Watching watching) {

    private static final Duration UNKNOWN_INTERVAL = Duration.ofHours(1);

    /**
     * A factor that stands still.
     *
     * @param value the value it stands at
     * @param since begin of the first hour with it, as far as looked at
     * @param hours hours in a row, as far as looked at
     */
    record Stuck(String factor, double value, Instant since, int hours) {}

    private record Hour(Instant start, FactorWindow factor) {}

    /** After how long without anything a point is silent. */
    Duration patience(Duration shortestInterval) {
        Duration interval = shortestInterval == null ? UNKNOWN_INTERVAL : shortestInterval;
        Duration several = interval.multipliedBy(watching.offlineIntervals());
        Duration least = Duration.ofMinutes(watching.offlineMinutes());
        return several.compareTo(least) > 0 ? several : least;
    }

    /** Whether nothing came for too long. */
    boolean offline(Instant lastReceived, Duration shortestInterval, Instant now) {
        return lastReceived == null
                || lastReceived.plus(patience(shortestInterval)).isBefore(now);
    }

    /** Whether one kind of record is missing: its last is over since more than the intervals allowed. */
    boolean stale(Instant lastEnd, Duration interval, Instant now) {
        Duration allowed = interval.multipliedBy(watching.staleIntervals());
        return lastEnd.plus(allowed.plusMinutes(watching.offlineMinutes())).isBefore(now);
    }

    /**
     * The median of delays of live records; null when there are too few to tell.
     *
     * @param delays receive time less the time the record speaks of; negative when it speaks of the future
     */
    Duration drift(List<Duration> delays) {
        if (delays.size() < (watching.driftRecords() + 1) / 2) {
            return null;
        }
        return delays.stream().sorted().toList().get(delays.size() / 2);
    }

    /** Whether a drift is more than the figure. */
    boolean drifts(Duration drift) {
        return drift != null && drift.abs().compareTo(Duration.ofSeconds(watching.driftSeconds())) > 0;
    }

    /** The factors whose last hours all have one and the same value; zero is a value of a plant that stands and never counts. */
    List<Stuck> stuck(List<StoredWindow> hoursLatestFirst) {
        Map<String, List<Hour>> values = new TreeMap<>();
        for (StoredWindow hour : hoursLatestFirst) {
            for (FactorWindow factor : hour.window().factors()) {
                values.computeIfAbsent(factor.factor(), none -> new ArrayList<>())
                        .add(new Hour(hour.window().start(), factor));
            }
        }
        List<Stuck> stuck = new ArrayList<>();
        values.forEach((factor, hours) -> {
            int count = 0;
            while (count < hours.size() && same(hours, count)) {
                count++;
            }
            if (count >= watching.stuckHours()) {
                double value = hours.get(0).factor().used().mean();
                stuck.add(new Stuck(factor, value, hours.get(count - 1).start(), count));
            }
        });
        return stuck;
    }

    /** Whether an hour has the value of the latest, all through, and follows its neighbour without a gap. */
    private static boolean same(List<Hour> hours, int index) {
        FactorWindow first = hours.get(0).factor();
        FactorWindow other = hours.get(index).factor();
        Figures figures = other.used();
        boolean flat =
                other.valid() && figures.mean() != 0 && level(figures.min(), figures) && level(figures.max(), figures);
        boolean neighbour = index == 0
                || Duration.between(
                                hours.get(index).start(), hours.get(index - 1).start())
                        .equals(Duration.ofHours(1));
        return flat && neighbour && figures.mean() == first.used().mean();
    }

    private static boolean level(double extreme, Figures figures) {
        return Double.isNaN(extreme) || extreme == figures.mean();
    }
}
