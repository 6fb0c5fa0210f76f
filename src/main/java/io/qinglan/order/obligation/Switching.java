package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.SiteFact;

/**
 * The obligations of an order over the whole time it holds: derived at its begin and again behind every bound of
 * {@code hours_since_start} that the tables name and the order lasts beyond. What is asked before and after alike is asked once.
 */
public final class Switching {

    // a table says "at most 120 hours" or "more than 120 hours": just behind the bound is all that matters
    private static final BigDecimal JUST_BEHIND = new BigDecimal("0.001");

    private Switching() {}

    /**
     * The obligations of sites, in the order of the sites.
     *
     * @param alert the call at the begin of the order, with the hours the response has lasted by then
     * @param lastHour hours of the response at the end of the order; null when it is open
     * @param chosen which obligations an order takes; the others are left out
     */
    public static List<List<TimedObligation>> over(
            ObligationRules rules,
            List<SiteFact> sites,
            Alert alert,
            BigDecimal lastHour,
            Predicate<Obligation> chosen) {
        List<List<TimedObligation>> timed = new ArrayList<>(sites.size());
        for (SiteDuties duties : rules.derive(sites, alert, false)) {
            timed.add(duties.obligations().stream()
                    .filter(chosen)
                    .map(TimedObligation::whole)
                    .toList());
        }
        for (BigDecimal bound : rules.hourBounds(alert.colour())) {
            boolean within = bound.compareTo(alert.hoursSinceStart()) >= 0
                    && (lastHour == null || bound.compareTo(lastHour) < 0);
            if (within) {
                List<SiteDuties> behind = rules.derive(sites, alert.after(bound.add(JUST_BEHIND)), false);
                for (int i = 0; i < sites.size(); i++) {
                    List<Obligation> then =
                            behind.get(i).obligations().stream().filter(chosen).toList();
                    timed.set(i, joined(timed.get(i), then, bound));
                }
            }
        }
        return timed;
    }

    /** What held before ends at the bound unless it is still asked; what is new begins there. */
    private static List<TimedObligation> joined(List<TimedObligation> before, List<Obligation> then, BigDecimal bound) {
        List<TimedObligation> joined = new ArrayList<>(before.size());
        List<Obligation> added = new ArrayList<>(then);
        for (TimedObligation one : before) {
            Obligation same = one.untilHour() == null ? same(one.what(), added) : null;
            boolean ends = one.untilHour() == null && same == null;
            joined.add(ends ? new TimedObligation(one.what(), one.fromHour(), bound) : one);
            added.remove(same);
        }
        added.forEach(one -> joined.add(new TimedObligation(one, bound, null)));
        return joined;
    }

    private static Obligation same(Obligation wanted, Collection<Obligation> among) {
        for (Obligation one : among) {
            if (one.target().equals(wanted.target())
                    && one.action() == wanted.action()
                    && one.scope() == wanted.scope()
                    && equal(one.amount(), wanted.amount())
                    && Objects.equals(one.unit(), wanted.unit())
                    && Objects.equals(one.limitTo(), wanted.limitTo())
                    && Objects.equals(one.daily(), wanted.daily())) {
                return one;
            }
        }
        return null;
    }

    private static boolean equal(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
