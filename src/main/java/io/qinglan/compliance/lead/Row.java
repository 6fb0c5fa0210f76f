package io.qinglan.compliance.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.qinglan.fact.compliance.Confidence;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.Verdict;

/** Windows not met that hang together: what they add up to, by confidence, less what was met between them. */
final class Row {

    private static final List<Confidence> SUREST_FIRST = List.of(Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW);

    private final ToleranceRules rules;
    private final Instant completeBy;
    private final List<Verdict> windows = new ArrayList<>();
    private final Map<Confidence, Double> sums = new EnumMap<>(Confidence.class);
    private Instant passed;
    private Confidence surest;

    /** @param completeBy when the duty must be complete; null when it has no such time */
    Row(ToleranceRules rules, Instant completeBy) {
        this.rules = rules;
        this.completeBy = completeBy;
        SUREST_FIRST.forEach(confidence -> sums.put(confidence, 0.0));
    }

    /** Takes the next window; those met before the first not met mean nothing. */
    void add(Verdict window) {
        double minutes = Duration.between(window.start(), window.end()).toMinutes();
        boolean broken = window.result() == Result.NOT_MET;
        if (broken) {
            windows.add(window);
        }
        for (Confidence confidence : SUREST_FIRST) {
            double more =
                    !broken ? -minutes * rules.drain() : window.confidence().compareTo(confidence) >= 0 ? minutes : 0;
            sums.compute(confidence, (unused, sum) -> Math.max(0, sum + more));
            Integer after = rules.after(window.test()).get(confidence);
            if (broken && after != null && sums.get(confidence) >= after && !settling(window)) {
                passed = passed == null ? window.end() : passed;
                surest = surest == null || confidence.compareTo(surest) > 0 ? confidence : surest;
            }
        }
    }

    /** Whether what was met has made up for what was not. */
    boolean over() {
        return sums.values().stream().allMatch(sum -> sum == 0);
    }

    /** The breach, when the tolerance was passed. */
    Optional<Breach> breach() {
        if (passed == null) {
            return Optional.empty();
        }
        long minutes = windows.stream()
                .mapToLong(
                        window -> Duration.between(window.start(), window.end()).toMinutes())
                .sum();
        return Optional.of(new Breach(
                windows.get(0).start(), passed, windows.get(windows.size() - 1).end(), minutes, surest, windows));
    }

    private boolean settling(Verdict window) {
        int settle = rules.settleMinutes().getOrDefault(window.test(), 0);
        return completeBy != null
                && !window.start().isBefore(completeBy)
                && !window.end().isAfter(completeBy.plus(Duration.ofMinutes(settle)));
    }
}
