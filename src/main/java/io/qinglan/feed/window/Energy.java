package io.qinglan.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Energy of windows from energy over any spans of time: a span that reaches over a border is shared by time. */
public final class Energy {

    private Energy() {}

    /**
     * Energy over a span, as a meter's difference or a mean power times its time gives it.
     *
     * @param start begin
     * @param end end, later than the begin
     * @param kwh energy; negative where the flow is the other way
     */
    public record Span(Instant start, Instant end, double kwh) {

        /** The energy of a mean power. */
        public static Span ofPower(Instant start, int seconds, double kw) {
            return new Span(start, start.plusSeconds(seconds), kw * seconds / 3600);
        }
    }

    /**
     * Energy of a window.
     *
     * @param kwh sum of what lies in it; {@code NaN} when nothing does
     * @param seconds how much of the window is covered; no data is never proof of a stop
     */
    public record Sum(double kwh, long seconds) {}

    /**
     * The energy between two instants. Of spans that overlap, the shorter is taken, of equally long ones the one that begins later.
     *
     * @param spans in any order, repeated or not
     */
    public static Sum between(Collection<Span> spans, Instant from, Instant to) {
        List<Span> sorted = spans.stream()
                .filter(span -> span.start().isBefore(to) && span.end().isAfter(from))
                .distinct()
                .sorted((one, other) -> {
                    int shorter = length(one).compareTo(length(other));
                    int later = other.start().compareTo(one.start());
                    return shorter != 0 ? shorter : later != 0 ? later : Double.compare(one.kwh(), other.kwh());
                })
                .toList();
        TreeMap<Instant, Instant> covered = new TreeMap<>();
        double kwh = 0;
        long seconds = 0;
        for (Span span : sorted) {
            Instant begin = later(span.start(), from);
            Instant end = earlier(span.end(), to);
            long fresh = free(covered, begin, end);
            kwh += span.kwh() * fresh / length(span).toSeconds();
            seconds += fresh;
            covered.merge(begin, end, Energy::later);
        }
        return new Sum(seconds == 0 ? Double.NaN : kwh, seconds);
    }

    /** Seconds between two instants that no span taken before covers. */
    private static long free(TreeMap<Instant, Instant> covered, Instant begin, Instant end) {
        long free = 0;
        Instant at = begin;
        for (var taken : covered.entrySet()) {
            if (!taken.getKey().isBefore(end)) {
                break;
            }
            if (taken.getKey().isAfter(at)) {
                free += Duration.between(at, taken.getKey()).toSeconds();
            }
            at = later(at, taken.getValue());
            if (!at.isBefore(end)) {
                return free;
            }
        }
        return free + Duration.between(at, end).toSeconds();
    }

    private static Duration length(Span span) {
        return Duration.between(span.start(), span.end());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
