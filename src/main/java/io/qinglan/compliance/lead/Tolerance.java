package io.qinglan.compliance.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.fact.compliance.Weight;

/**
 * From verdicts window by window to breaches that deserve a lead. Pure. Minutes not met add up, minutes met take away from them again, so
 * that a break at noon does not hide a day of work and one wild window makes no lead; no data neither counts for a breach nor against it.
 * The surer the verdicts, the fewer minutes are needed (parameters of the place).
 */
public final class Tolerance {

    private final ToleranceRules rules;

    /** @param rules figures of the pack in use */
    public Tolerance(ToleranceRules rules) {
        this.rules = Objects.requireNonNull(rules);
    }

    /**
     * The breaches of one duty by one test about one thing, in order. Verdicts that are a comparison or a doubt never count.
     *
     * @param verdicts the latest version of each window, in any order, repeated or not
     * @param completeBy when the duty must be complete; null when it has no such time
     */
    public List<Breach> breaches(Collection<Verdict> verdicts, Instant completeBy) {
        TreeMap<Instant, Verdict> windows = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict.weight() == Weight.VERDICT && verdict.result() != Result.NOT_ASSESSABLE) {
                windows.put(verdict.start(), verdict);
            }
        }
        List<Breach> breaches = new ArrayList<>();
        Row row = new Row(rules, completeBy);
        Instant judged = null;
        for (Verdict window : windows.values()) {
            boolean silent =
                    judged != null && Duration.between(judged, window.start()).toMinutes() > rules.gapMinutes();
            if (silent) {
                row.breach().ifPresent(breaches::add);
                row = new Row(rules, completeBy);
            }
            row.add(window);
            if (row.over()) {
                row.breach().ifPresent(breaches::add);
                row = new Row(rules, completeBy);
            }
            judged = window.end();
        }
        row.breach().ifPresent(breaches::add);
        breaches.sort(Comparator.comparing(Breach::from));
        return breaches;
    }
}
