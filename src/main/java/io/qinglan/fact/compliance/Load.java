package io.qinglan.fact.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The mean power of one line over one window: its own circuit, or import plus own generation less export.
 *
 * @param start begin of the window
 * @param minutes its length
 * @param kw mean power, NaN when there are no data or a meter of the sum has none
 * @param completeness how much of the window is covered, 0 to 1
 * @param marks classes of the data marks in it
 * @param parts meters of a sum with their power; empty for one circuit
 */
public record Load(Instant start, int minutes, double kw, double completeness, Set<Mark> marks, List<LoadPart> parts) {

    /** Keeps unchangeable copies; null counts as empty. */
    public Load {
        marks = marks == null ? Set.of() : Set.copyOf(marks);
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /** A window of one circuit without marks. */
    public static Load of(Instant start, int minutes, double kw, double completeness) {
        return new Load(start, minutes, kw, completeness, Set.of(), List.of());
    }

    /** A window in which nothing came. */
    public static Load none(Instant start, int minutes) {
        return of(start, minutes, Double.NaN, 0);
    }

    /**
     * A window of a sum of meters: import plus own generation less export, storage as it gives. Circuits behind them are no part of it. With
     * any meter of the sum unknown there is no sum.
     */
    public static Load net(Instant start, int minutes, List<LoadPart> parts, double completeness, Set<Mark> marks) {
        List<LoadPart> counting =
                parts.stream().filter(part -> part.sign() != 0).toList();
        double kw = counting.isEmpty()
                ? Double.NaN
                : counting.stream()
                        .sorted(Comparator.comparing(LoadPart::point))
                        .mapToDouble(part -> part.sign() * part.kw())
                        .sum();
        return new Load(start, minutes, kw, Double.isNaN(kw) ? 0 : completeness, marks, parts);
    }

    /** End of the window. */
    public Instant end() {
        return start.plus(Duration.ofMinutes(minutes));
    }

    /** Whether there is a figure at all. */
    public boolean known() {
        return !Double.isNaN(kw);
    }
}
