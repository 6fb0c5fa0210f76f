package io.qinglan.compliance.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

import io.qinglan.fact.compliance.Confidence;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.fact.compliance.Weight;

/**
 * From verdicts window by window to breaches that deserve a lead. Pure. A row is broken by a window that is met, and by too long a time
 * without a judgement; no data neither counts for a row nor against the site. The surer the verdicts, the shorter the row: half an hour of
 * sure ones weighs as much as two hours of weak ones (parameters of the place).
 */
public final class Tolerance {

    private static final List<Confidence> SUREST_FIRST = List.of(Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW);

    private final ToleranceRules rules;

    /** @param rules figures of the pack in use */
    public Tolerance(ToleranceRules rules) {
        this.rules = Objects.requireNonNull(rules);
    }

    /**
     * The breaches of one duty by one test about one thing, in order. Verdicts that are a comparison or a doubt never count.
     *
     * @param verdicts the latest version of each window, in any order, repeated or not
     */
    public List<Breach> breaches(Collection<Verdict> verdicts) {
        TreeMap<Instant, Verdict> windows = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict.weight() == Weight.VERDICT) {
                windows.put(verdict.start(), verdict);
            }
        }
        List<Breach> breaches = new ArrayList<>();
        List<Verdict> row = new ArrayList<>();
        Instant judged = null;
        for (Verdict window : windows.values()) {
            if (window.result() == Result.NOT_ASSESSABLE) {
                continue;
            }
            boolean broken =
                    judged != null && Duration.between(judged, window.start()).toMinutes() > rules.gapMinutes();
            if (broken || window.result() == Result.MET) {
                close(row, breaches);
            }
            if (window.result() == Result.NOT_MET) {
                row.add(window);
            }
            judged = window.end();
        }
        close(row, breaches);
        breaches.sort(Comparator.comparing(Breach::from));
        return breaches;
    }

    private void close(List<Verdict> row, List<Breach> breaches) {
        Instant passed = null;
        Confidence surest = null;
        for (Confidence confidence : SUREST_FIRST) {
            Instant then = passed(row, confidence);
            if (then != null && surest == null) {
                surest = confidence;
            }
            passed = passed == null || then != null && then.isBefore(passed) ? then : passed;
        }
        if (passed != null) {
            long minutes = row.stream().mapToLong(Tolerance::minutes).sum();
            breaches.add(new Breach(
                    row.get(0).start(), passed, row.get(row.size() - 1).end(), minutes, surest, row));
        }
        row.clear();
    }

    /** When the windows of a row with at least this confidence are long enough; null when they are not. */
    private Instant passed(List<Verdict> row, Confidence confidence) {
        Integer after = rules.afterMinutes().get(confidence);
        long minutes = 0;
        for (Verdict window : row) {
            if (window.confidence().compareTo(confidence) >= 0) {
                minutes += minutes(window);
                if (after != null && minutes >= after) {
                    return window.end();
                }
            }
        }
        return null;
    }

    private static long minutes(Verdict window) {
        return Duration.between(window.start(), window.end()).toMinutes();
    }
}
