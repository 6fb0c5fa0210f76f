package io.qinglan.feed.energy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.qinglan.feed.window.Energy;
import io.qinglan.feed.window.MarkClass;

/**
 * What a power point said of some time, as energy over spans of any length, so that windows of any cut can be reckoned from it: energy of
 * periods, of steps of the register, of mean power.
 */
public final class PointSpans {

    /** Nothing came. */
    public static final PointSpans NONE = new PointSpans(List.of(), List.of(), List.of());

    private final List<Energy.Span> spans;
    private final List<Marked> marked;
    private final List<PointEnergy.Unexplained> unexplained;
    private final Duration longest;

    PointSpans(Collection<Energy.Span> spans, Collection<Marked> marked, List<PointEnergy.Unexplained> unexplained) {
        this.spans =
                spans.stream().sorted(Comparator.comparing(Energy.Span::start)).toList();
        this.marked = List.copyOf(marked);
        this.unexplained = List.copyOf(unexplained);
        this.longest = spans.stream()
                .map(span -> Duration.between(span.start(), span.end()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** A span and the class of the data mark it carried. */
    public record Marked(Instant start, Instant end, MarkClass mark) {}

    /** Energy between two instants and how much of that time is covered. */
    public Energy.Sum between(Instant from, Instant to) {
        int first = firstFrom(from.minus(longest));
        int last = firstFrom(to);
        if (last - first == 1) {
            Energy.Span only = spans.get(first);
            if (only.start().equals(from) && only.end().equals(to)) {
                return new Energy.Sum(only.kwh(), to.getEpochSecond() - from.getEpochSecond());
            }
        }
        return Energy.between(spans.subList(first, last), from, to);
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

    /** Steps of the register that gave no figure. */
    List<PointEnergy.Unexplained> unexplained() {
        return unexplained;
    }

    /** Whether all of the time between two instants is covered. */
    boolean covers(Instant from, Instant to) {
        return between(from, to).seconds() == to.getEpochSecond() - from.getEpochSecond();
    }

    /** Place of the first span that begins then or later. */
    private int firstFrom(Instant at) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).start().isBefore(at)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
