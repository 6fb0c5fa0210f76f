package io.qinglan.order.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.order.obligation.CityTarget;
import io.qinglan.order.obligation.Obligation;

/**
 * Whether the measures are of one size for all (一刀切), which national and provincial documents forbid: sites that would stand still
 * altogether, sites of the best grade or with a livelihood duty that would be touched, and stops beyond what the target needs. What
 * it finds is for a person to look at: the measures may still be right.
 */
final class EvenHand implements Collector {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Predicate<SiteFact> best;
    private final Shown outright = new Shown();
    private final Shown gradeA = new Shown();
    private final Shown livelihood = new Shown();
    private final List<Stop> stops = new ArrayList<>();
    private int orders;

    private record Stop(String site, String target, Emission saves) {

        long size() {
            return saves.so2() + saves.nox() + saves.pm() + saves.vocs();
        }
    }

    /** Knows by this which sites have the best grade of their scheme. */
    EvenHand(Predicate<SiteFact> best) {
        this.best = best;
    }

    @Override
    public void see(Rehearsed site) {
        List<Obligation> binding = site.binding();
        orders += binding.isEmpty() ? 0 : 1;
        if (site.stoppedOutright()) {
            outright.add(
                    "site",
                    site.code(),
                    "name",
                    site.facts().name(),
                    "grade",
                    site.facts().grade());
        }
        boolean isBest = best.test(site.facts());
        for (Obligation obligation : binding) {
            boolean cuts = obligation.action() != Action.AUTONOMOUS && obligation.action() != Action.FORBID;
            if (isBest && cuts) {
                gradeA.add(of(site, obligation));
            }
            LineFact line = obligation.target().line();
            boolean lives = line != null && (line.word("duty") != null || line.word("dependants") != null);
            if (cuts && lives) {
                livelihood.add(of(site, obligation));
            }
        }
        for (Obligation stop : site.stops()) {
            stops.add(new Stop(site.code(), stop.target().code(), stop.saves()));
        }
    }

    private static Object[] of(Rehearsed site, Obligation obligation) {
        return new Object[] {
            "site", site.code(),
            "name", site.facts().name(),
            "grade", site.facts().grade(),
            "target", obligation.target().code(),
            "action", obligation.action().code(),
            "origin", obligation.origin().code()
        };
    }

    /** The whole check. The target is null where none is asked; then no stop can be beyond it. */
    Map<String, Object> view(CityTarget target, Map<String, BigDecimal> before, Map<String, BigDecimal> saved) {
        BigDecimal share = orders == 0
                ? BigDecimal.ZERO
                : HUNDRED.multiply(BigDecimal.valueOf(outright.count()))
                        .divide(BigDecimal.valueOf(orders), 1, RoundingMode.HALF_UP);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("stoppedOutright", outright.view("percentOfOrders", share));
        view.put("bestGradeTouched", gradeA.view());
        view.put("livelihoodTouched", livelihood.view());
        view.put("stopsBeyondTarget", beyond(target, before, saved));
        return view;
    }

    /** Stops without which the target would still be met: smallest savings first, each left out only if all shares still hold. */
    private Map<String, Object> beyond(
            CityTarget target, Map<String, BigDecimal> before, Map<String, BigDecimal> saved) {
        Shown beyond = new Shown();
        if (target != null && target.judge(before, saved).stream().allMatch(CityTarget.Share::met)) {
            Map<String, BigDecimal> left = new LinkedHashMap<>(saved);
            stops.sort(Comparator.comparingLong(Stop::size)
                    .thenComparing(Stop::site)
                    .thenComparing(Stop::target));
            for (Stop stop : stops) {
                Map<String, BigDecimal> without = new LinkedHashMap<>(left);
                Kilograms.of(stop.saves())
                        .forEach((pollutant, figure) -> without.merge(pollutant, figure.negate(), BigDecimal::add));
                if (target.judge(before, without).stream().allMatch(CityTarget.Share::met)) {
                    left = without;
                    beyond.add(
                            "site", stop.site(), "target", stop.target(), "savesKgPerDay", Kilograms.of(stop.saves()));
                }
            }
        }
        return beyond.view("review", true);
    }
}
