package io.qinglan.order.rehearsal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.order.obligation.CityTarget;
import io.qinglan.order.obligation.Obligation;
import io.qinglan.order.obligation.SiteDuties;

/**
 * The next measures that would close a shortfall, as suggestions. Only what has a lawful ground is suggested: an obligation the tables
 * already name, which a person must confirm; or what the same list row or table asks of the line at the next level, which needs a
 * supplement (加严措施) with its own basis and approver. Never a site that is exempt or of the best grade, whom the tables leave its own
 * choice; never a line on which others live, nor one that cannot stand still in time. Limits come before stops, the larger share of
 * what is missing before the smaller.
 */
final class NextMeasures {

    private static final Set<String> NEEDED_BY_PEOPLE = Set.of("town_gas", "heat", "steam", "power");

    private final Impossible able;
    private final List<Candidate> candidates = new ArrayList<>();
    private int leftOut;

    /** A measure that could be added, and what it saves beyond what the site already does. */
    private record Candidate(
            String site, String name, Obligation obligation, Emission saves, String needs, String level) {

        BigDecimal kilograms(String pollutant) {
            return saves.kilograms(pollutant);
        }
    }

    NextMeasures(Impossible able) {
        this.able = able;
    }

    /**
     * Sees what a site would do now and at the next level.
     *
     * @param further its duties at the next level, null when there is none
     */
    void see(Rehearsed site, SiteDuties further, String nextLevel) {
        for (Obligation obligation : site.duties().obligations()) {
            if (!obligation.binding()) {
                offer(site, obligation, obligation.saves(), "confirmation", null);
            }
        }
        if (further == null) {
            return;
        }
        Set<String> open = new HashSet<>();
        site.duties().obligations().stream()
                .filter(obligation -> !obligation.binding())
                .forEach(obligation -> open.add(key(obligation)));
        for (Obligation obligation : further.obligations()) {
            if (obligation.binding() && !open.contains(key(obligation))) {
                Emission already = already(site, obligation.target().code());
                offer(site, obligation, Kilograms.beyond(obligation.saves(), already), "supplement", nextLevel);
            }
        }
    }

    private static String key(Obligation obligation) {
        return obligation.target().code() + ' ' + obligation.action().code();
    }

    private static Emission already(Rehearsed site, String target) {
        Emission sum = Emission.NONE;
        for (Obligation obligation : site.binding()) {
            sum = obligation.target().code().equals(target) ? sum.plus(obligation.saves()) : sum;
        }
        return sum;
    }

    private void offer(Rehearsed site, Obligation obligation, Emission saves, String needs, String level) {
        if (!saves.above0()) {
            return;
        }
        LineFact line = obligation.target().line();
        boolean stops = obligation.action() == Action.STOP;
        if (line != null && (livedOn(line) || stops && !able.canStop(line))) {
            leftOut++;
            return;
        }
        candidates.add(new Candidate(site.code(), site.facts().name(), obligation, saves, needs, level));
    }

    private static boolean livedOn(LineFact line) {
        String kinds = line.word("dependants");
        boolean needed = kinds != null && List.of(kinds.split("\\|")).stream().anyMatch(NEEDED_BY_PEOPLE::contains);
        return needed || line.word("duty") != null;
    }

    /** What would close the shortfall, taken in their rank until every target is met. */
    Map<String, Object> view(CityTarget target, Map<String, BigDecimal> before, Map<String, BigDecimal> saved) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("suggestion", true);
        List<CityTarget.Share> shares = target == null ? List.of() : target.judge(before, saved);
        boolean met = shares.stream().allMatch(CityTarget.Share::met);
        Shown chosen = new Shown();
        Map<String, BigDecimal> sum = new LinkedHashMap<>(saved);
        if (!met) {
            for (Candidate candidate : ranked(shares)) {
                if (!helps(candidate, target.judge(before, sum))) {
                    continue;
                }
                Kilograms.of(candidate.saves())
                        .forEach((pollutant, figure) -> sum.merge(pollutant, figure, BigDecimal::add));
                chosen.add(named(candidate));
                met = target.judge(before, sum).stream().allMatch(CityTarget.Share::met);
                if (met) {
                    break;
                }
            }
        }
        view.put("closesShortfall", met);
        view.put("leftOut", leftOut);
        view.putAll(chosen.view());
        if (target != null) {
            Map<String, BigDecimal> after = new LinkedHashMap<>();
            target.judge(before, sum).forEach(share -> after.put(share.pollutant(), Kilograms.tonnes(share.shortKg())));
            view.put("shortTonnesPerDayAfter", after);
        }
        return view;
    }

    private static boolean helps(Candidate candidate, List<CityTarget.Share> shares) {
        return shares.stream()
                .anyMatch(share ->
                        !share.met() && candidate.kilograms(share.pollutant()).signum() > 0);
    }

    private List<Candidate> ranked(List<CityTarget.Share> shares) {
        Map<Candidate, BigDecimal> worth = new java.util.IdentityHashMap<>();
        candidates.forEach(candidate -> worth.put(candidate, worth(candidate, shares)));
        List<Candidate> ranked = new ArrayList<>(candidates);
        ranked.sort(Comparator.comparingInt(
                        (Candidate candidate) -> candidate.obligation().action() == Action.STOP ? 1 : 0)
                .thenComparing(worth::get, Comparator.reverseOrder())
                .thenComparing(Candidate::site)
                .thenComparing(candidate -> candidate.obligation().target().code()));
        return ranked;
    }

    /** The part of what is missing that it would bring, summed over the pollutants that are short. */
    private static BigDecimal worth(Candidate candidate, List<CityTarget.Share> shares) {
        BigDecimal worth = BigDecimal.ZERO;
        for (CityTarget.Share share : shares) {
            if (share.shortKg().signum() > 0) {
                BigDecimal part = candidate.kilograms(share.pollutant()).min(share.shortKg());
                worth = worth.add(part.divide(share.shortKg(), MathContext.DECIMAL64));
            }
        }
        return worth;
    }

    private static Object[] named(Candidate candidate) {
        Obligation obligation = candidate.obligation();
        return new Object[] {
            "site", candidate.site(),
            "name", candidate.name(),
            "target", obligation.target().code(),
            "action", obligation.action().code(),
            "amount", obligation.amount(),
            "unit", obligation.unit(),
            "limitTo", obligation.limitTo(),
            "needs", candidate.needs(),
            "asAtLevel", candidate.level(),
            "clause", obligation.because().clause(),
            "citation", obligation.because().citation(),
            "certainty", obligation.because().certainty().code(),
            "savesKgPerDay", Kilograms.of(candidate.saves())
        };
    }
}
