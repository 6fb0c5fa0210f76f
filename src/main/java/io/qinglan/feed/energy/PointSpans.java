package io.qinglan.feed.energy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.qinglan.feed.window.Energy;
import io.qinglan.feed.window.MarkClass;

/**
 * What a power point said of some time, as energy over spans of any length, so that windows of any cut can be reckoned from it.
 *
 * @param spans energy of periods, of steps of the register, of mean power
 * @param marked the spans that carried a data mark
 * @param unexplained steps of the register that gave no figure
 */
public record PointSpans(List<Energy.Span> spans, List<Marked> marked, List<PointEnergy.Unexplained> unexplained) {

    /** Nothing came. */
    public static final PointSpans NONE = new PointSpans(List.of(), List.of(), List.of());

    /** A span and the class of the data mark it carried. */
    public record Marked(Instant start, Instant end, MarkClass mark) {}

    /** Energy between two instants and how much of that time is covered. */
    public Energy.Sum between(Instant from, Instant to) {
        if (spans.size() == 1
                && spans.get(0).start().equals(from)
                && spans.get(0).end().equals(to)) {
            return new Energy.Sum(spans.get(0).kwh(), to.getEpochSecond() - from.getEpochSecond());
        }
        return Energy.between(spans, from, to);
    }

    /** Classes of the marks between two instants. */
    public Set<MarkClass> marks(Instant from, Instant to) {
        Set<MarkClass> found = EnumSet.noneOf(MarkClass.class);
        for (Marked one : marked) {
            if (one.start().isBefore(to) && one.end().isAfter(from)) {
                found.add(one.mark());
            }
        }
        return found;
    }

    /** Whether all of the time between two instants is covered. */
    boolean covers(Instant from, Instant to) {
        return between(from, to).seconds() == to.getEpochSecond() - from.getEpochSecond();
    }
}
