package io.qinglan.compliance.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.LoadPart;
import io.qinglan.fact.compliance.Mark;
import io.qinglan.feed.energy.EnergyReckoning;
import io.qinglan.feed.energy.PointSpans;
import io.qinglan.feed.gate.Passages;
import io.qinglan.feed.rollup.StoredWindow;
import io.qinglan.feed.rollup.WindowBook;
import io.qinglan.feed.window.Energy;
import io.qinglan.feed.window.MarkClass;
import io.qinglan.feed.window.Resolution;
import io.qinglan.feed.window.Window;
import io.qinglan.inventory.Point;

/** What the feeds say of some points over some time, read at once for many orders. */
final class Evidence {

    private static final double SECONDS_OF_AN_HOUR = 3600;

    private final Map<String, PointSpans> power;
    private final Map<String, Map<Instant, Window>> hours = new HashMap<>();
    private final Map<String, TreeMap<Instant, List<Passages.Seen>>> passages = new HashMap<>();

    private Evidence(Map<String, PointSpans> power) {
        this.power = power;
    }

    /** Energy of power points from one instant to another. */
    static Evidence ofPower(
            EnergyReckoning reckoning, Connection connection, Collection<Point> points, Instant from, Instant to)
            throws SQLException {
        return new Evidence(points.isEmpty() ? Map.of() : reckoning.spans(connection, points, from, to));
    }

    /** Reads the hours of outlets and processes. */
    void hours(WindowBook book, Connection connection, Set<String> points, Instant from, Instant to)
            throws SQLException {
        if (!points.isEmpty()) {
            for (StoredWindow stored : book.latest(connection, points, Resolution.HOUR, from, to)) {
                hours.computeIfAbsent(stored.point(), none -> new HashMap<>())
                        .put(stored.window().start(), stored.window());
            }
        }
    }

    /** Reads vehicles through gates. */
    void passages(Passages book, Connection connection, Set<String> gates, Instant from, Instant to)
            throws SQLException {
        if (!gates.isEmpty()) {
            book.seen(connection, gates, from, to)
                    .forEach(seen -> passages.computeIfAbsent(seen.gate(), none -> new TreeMap<>())
                            .computeIfAbsent(seen.at(), none -> new ArrayList<>())
                            .add(seen));
        }
    }

    /** The hour of a point; null when there is no window. */
    Window hour(String point, Instant start) {
        return hours.getOrDefault(point, Map.of()).get(start);
    }

    /** Vehicles through a gate from one instant to another. */
    List<Passages.Seen> passages(String gate, Instant from, Instant to) {
        TreeMap<Instant, List<Passages.Seen>> ofGate = passages.get(gate);
        return ofGate == null
                ? List.of()
                : ofGate.subMap(from, to).values().stream()
                        .flatMap(List::stream)
                        .toList();
    }

    /** The mean power of a line from one instant to another; no figure when a meter of its sum has none. */
    Load load(LineMeter line, Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds();
        boolean several = line.parts().size() > 1;
        double sum = 0;
        double completeness = 1;
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        List<LoadPart> parts = new ArrayList<>(several ? line.parts().size() : 0);
        for (LineMeter.Part part : line.parts()) {
            PointSpans said = power.getOrDefault(part.point().code(), PointSpans.NONE);
            Energy.Sum energy = said.between(from, to);
            double kw = energy.seconds() == 0 ? Double.NaN : energy.kwh() * SECONDS_OF_AN_HOUR / energy.seconds();
            sum += part.factor() * kw;
            completeness = Math.min(completeness, (double) energy.seconds() / seconds);
            said.marks(from, to).forEach(mark -> marks.add(mark(mark)));
            if (several) {
                parts.add(new LoadPart(
                        part.point().code(), part.point().power().role().code(), kw));
            }
        }
        return new Load(from, (int) (seconds / 60), sum, completeness, marks, parts);
    }

    /** The class of a mark as rules name it. */
    static Mark mark(MarkClass mark) {
        return Mark.valueOf(mark.name());
    }
}
