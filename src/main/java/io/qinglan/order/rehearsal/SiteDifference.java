package io.qinglan.order.rehearsal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.Target;
import io.qinglan.order.obligation.Obligation;
import io.qinglan.order.obligation.SiteDuties;

/** What another pack or version of the list would ask instead, site by site. */
final class SiteDifference {

    private final Shown differing = new Shown();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private Emission saves = Emission.NONE;
    private Emission otherSaves = Emission.NONE;

    /**
     * Sees one site on both sides.
     *
     * @param here its duties as rehearsed, null when it is not on that list
     * @param there its duties by the other, null when it is not on that list
     */
    void see(String code, String name, SiteDuties here, SiteDuties there) {
        Map<String, Obligation> ours = asked(here);
        Map<String, Obligation> theirs = asked(there);
        saves = saves.plus(binding(here));
        otherSaves = otherSaves.plus(binding(there));
        if (ours.keySet().equals(theirs.keySet())) {
            return;
        }
        String kind = here == null ? "only_there" : there == null ? "only_here" : "differs";
        kinds.merge(kind, 1, Integer::sum);
        differing.add(
                "site",
                code,
                "name",
                name,
                "difference",
                kind,
                "here",
                without(ours, theirs.keySet()),
                "there",
                without(theirs, ours.keySet()));
    }

    private static List<Map<String, Object>> without(Map<String, Obligation> some, Set<String> others) {
        return some.entrySet().stream()
                .filter(entry -> !others.contains(entry.getKey()))
                .map(entry -> SiteItems.obligation(entry.getValue()))
                .toList();
    }

    private static Emission binding(SiteDuties duties) {
        Emission sum = Emission.NONE;
        if (duties != null) {
            for (Obligation obligation : duties.obligations()) {
                sum = obligation.binding() ? sum.plus(obligation.saves()) : sum;
            }
        }
        return sum;
    }

    /** What is asked, by all that makes it one and the same whatever its reason. */
    private static Map<String, Obligation> asked(SiteDuties duties) {
        if (duties == null) {
            return Map.of();
        }
        return duties.obligations().stream()
                .collect(Collectors.toMap(
                        SiteDifference::key, obligation -> obligation, (one, same) -> one, LinkedHashMap::new));
    }

    private static String key(Obligation obligation) {
        Target target = obligation.target();
        Object part = target instanceof Target.Part some ? some.part() + some.share() : "";
        return obligation.scope().code()
                + '|'
                + target.code()
                + '|'
                + part
                + '|'
                + obligation.action().code()
                + '|'
                + plain(obligation.amount())
                + '|'
                + obligation.unit()
                + '|'
                + (obligation.limitTo() == null
                        ? ""
                        : plain(obligation.limitTo().value())
                                + obligation.limitTo().unit())
                + '|'
                + obligation.binding()
                + '|'
                + Objects.toString(obligation.minCount(), "");
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    Map<String, Object> view(Wanted.Against against) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(
                "pack",
                Map.of("id", against.pack().id(), "digest", against.pack().digest()));
        view.put("inventory", against.listVersion());
        view.put("kinds", kinds);
        view.put("savesTonnesPerDayHere", Kilograms.tonnes(saves));
        view.put("savesTonnesPerDayThere", Kilograms.tonnes(otherSaves));
        view.putAll(differing.view());
        return view;
    }
}
