package io.qinglan.command.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.qinglan.fact.compliance.Mark;
import io.qinglan.fact.compliance.Passage;
import io.qinglan.feed.window.Energy;

/** What a readings file holds, by point; the same record said twice counts once, and the order of records means nothing. */
final class OwnReadings {

    /** A value of a factor over a time. */
    record Sample(Instant at, int seconds, String factor, double value, Mark mark) {

        Instant end() {
            return at.plusSeconds(Math.max(seconds, 1));
        }
    }

    private record MarkedSpan(Energy.Span span, Mark mark) {}

    private final Map<String, NavigableMap<Instant, Set<MarkedSpan>>> power = new HashMap<>();
    private Duration longest = Duration.ZERO;
    private final Map<String, Set<Sample>> factors = new HashMap<>();
    private final Map<String, Set<Passage>> passages = new HashMap<>();
    private Instant last = Instant.MIN;
    private int records;

    void power(String point, Instant start, int seconds, double kwh, Mark mark) {
        Instant end = start.plusSeconds(seconds);
        if (seconds <= 0) {
            return;
        }
        power.computeIfAbsent(point, any -> new TreeMap<>())
                .computeIfAbsent(start, any -> new LinkedHashSet<>())
                .add(new MarkedSpan(new Energy.Span(start, end, kwh), mark));
        Duration length = Duration.ofSeconds(seconds);
        longest = length.compareTo(longest) > 0 ? length : longest;
        seen(end);
    }

    void factor(String point, Sample sample) {
        factors.computeIfAbsent(point, any -> new LinkedHashSet<>()).add(sample);
        seen(sample.end());
    }

    void passage(String gate, Passage passage) {
        passages.computeIfAbsent(gate, any -> new LinkedHashSet<>()).add(passage);
        seen(passage.at());
    }

    void counted() {
        records++;
    }

    private void seen(Instant end) {
        last = end.isAfter(last) ? end : last;
    }

    /** How many records the file holds. */
    int records() {
        return records;
    }

    /** The end of the last record; {@link Instant#MIN} where there is none. */
    Instant last() {
        return last;
    }

    /** Whether any power of a point came. */
    boolean hasPower(String point) {
        return power.containsKey(point);
    }

    /** The first moment of a point's power; null where none came. */
    Instant firstPower(String point) {
        return hasPower(point) ? power.get(point).firstKey() : null;
    }

    /** The longest time a record of a point's power stands for, in minutes. */
    int longestMinutes(String point) {
        return (int) power.getOrDefault(point, new TreeMap<>()).values().stream()
                .flatMap(Set::stream)
                .mapToLong(marked -> Duration.between(
                                marked.span().start(), marked.span().end())
                        .toMinutes())
                .max()
                .orElse(0);
    }

    /** Energy of a point between two moments, and how much of the time is covered. A value that is no number covers nothing. */
    Energy.Sum energy(String point, Instant from, Instant to) {
        return Energy.between(
                touching(point, from, to)
                        .map(MarkedSpan::span)
                        .filter(span -> !Double.isNaN(span.kwh()))
                        .toList(),
                from,
                to);
    }

    /** Marks of a point's power between two moments. */
    Set<Mark> marks(String point, Instant from, Instant to) {
        return touching(point, from, to)
                .map(MarkedSpan::mark)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Stream<MarkedSpan> touching(String point, Instant from, Instant to) {
        NavigableMap<Instant, Set<MarkedSpan>> spans = power.getOrDefault(point, new TreeMap<>());
        return spans.subMap(from.minus(longest), true, to, false).values().stream()
                .flatMap(Set::stream)
                .filter(marked -> marked.span().end().isAfter(from));
    }

    /** Samples of a point that begin in a time. */
    List<Sample> samples(String point, Instant from, Instant to) {
        return factors.getOrDefault(point, Set.of()).stream()
                .filter(sample -> !sample.at().isBefore(from) && sample.at().isBefore(to))
                .toList();
    }

    /** All samples of a point. */
    List<Sample> samples(String point) {
        return new ArrayList<>(factors.getOrDefault(point, Set.of()));
    }

    /** Vehicles through a gate in a time. */
    List<Passage> passages(String gate, Instant from, Instant to) {
        return passages.getOrDefault(gate, Set.of()).stream()
                .filter(passage -> !passage.at().isBefore(from) && passage.at().isBefore(to))
                .toList();
    }
}
