package io.qinglan.fact.compliance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists as the figures of a verdict show them, in an order that does not depend on how they came. */
public final class Shown {

    private static final int MOST = 20;

    private Shown() {}

    /** Codes of marks, sorted. */
    public static List<String> marks(Collection<Mark> marks) {
        return marks.stream().map(Mark::code).sorted().toList();
    }

    /** The first twenty passages by time. */
    public static List<Map<String, Object>> passages(Collection<Passage> passages) {
        return passages.stream()
                .sorted(Comparator.comparing(Passage::at)
                        .thenComparing(Passage::vehicle, Comparator.nullsFirst(Comparator.naturalOrder())))
                .limit(MOST)
                .map(Shown::passage)
                .toList();
    }

    /** What each source says. */
    public static List<Map<String, Object>> signals(Collection<Signal> signals) {
        List<Map<String, Object>> shown = new ArrayList<>();
        signals.stream()
                .sorted(Comparator.comparing(Signal::source).thenComparing(Signal::point))
                .forEach(signal -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("source", signal.source());
                    one.put("point", signal.point());
                    one.put("running", signal.running());
                    one.put("figure", signal.figure());
                    shown.add(one);
                });
        return shown;
    }

    private static Map<String, Object> passage(Passage passage) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("at", passage.at().toString());
        one.put("vehicle", passage.vehicle());
        one.put("stage", passage.stage());
        one.put("kind", passage.kind());
        return one;
    }
}
