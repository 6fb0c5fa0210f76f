package io.qinglan.forecast.outlook;

import java.util.ArrayList;
import java.util.List;

/** Finds the runs of units over a line. */
final class Spans {

    private Spans() {}

    /** All runs over a bound, joined where the gap is short; a unit without a value ends a run. */
    static List<Span> over(Units units, int bound, boolean inclusive, int mergeBelow) {
        return within(units, bound, inclusive, mergeBelow, 0, units.size() - 1);
    }

    /** The runs inside some units. */
    static List<Span> within(Units units, int bound, boolean inclusive, int mergeBelow, int from, int to) {
        List<Span> spans = new ArrayList<>(4);
        int first = -1;
        for (int unit = from; unit <= to; unit++) {
            boolean over = units.over(unit, bound, inclusive);
            if (over && first < 0) {
                first = unit;
            } else if (!over && first >= 0) {
                add(spans, Span.of(units, first, unit - 1), mergeBelow);
                first = -1;
            }
        }
        if (first >= 0) {
            add(spans, Span.of(units, first, to), mergeBelow);
        }
        return spans;
    }

    private static void add(List<Span> spans, Span span, int mergeBelow) {
        int previous = spans.size() - 1;
        if (previous >= 0 && spans.get(previous).gapTo(span) < mergeBelow) {
            spans.set(previous, spans.get(previous).join(span));
        } else {
            spans.add(span);
        }
    }
}
