package io.qinglan.order.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.Proposal;
import io.qinglan.order.obligation.Displaced;
import io.qinglan.order.obligation.Obligation;

/** Who gets what: counts and sums over the area, by county and by industry; what displaces what. */
final class Totals implements Collector {

    private final Map<String, Integer> actions = new TreeMap<>();
    private final Map<String, Group> counties = new TreeMap<>();
    private final Map<String, Group> industries = new TreeMap<>();
    private final Shown conflicts = new Shown();
    private final Group all = new Group();
    private Emission base = Emission.NONE;
    private Emission unbindingSaves = Emission.NONE;
    private int unlisted;
    private int obligations;
    private int unbinding;

    /** What a group of sites comes to. */
    private static final class Group {
        int sites;
        int orders;
        int stopped;
        Emission saves = Emission.NONE;

        void add(Rehearsed site, boolean bound) {
            sites++;
            orders += bound ? 1 : 0;
            stopped += site.stops().isEmpty() ? 0 : 1;
            saves = saves.plus(site.saves());
        }
    }

    @Override
    public void see(Rehearsed site) {
        boolean bound = site.duties().obligations().stream().anyMatch(Obligation::binding);
        all.add(site, bound);
        counties.computeIfAbsent(site.area(), area -> new Group()).add(site, bound);
        String industry = site.facts().industries().stream().findFirst().orElse("other");
        industries.computeIfAbsent(industry, code -> new Group()).add(site, bound);
        unlisted += site.facts().listed() ? 0 : 1;
        base = base.plus(site.base());
        for (Obligation obligation : site.duties().obligations()) {
            actions.merge(obligation.action().code(), 1, Integer::sum);
            obligations++;
            if (!obligation.binding()) {
                unbinding++;
                unbindingSaves = unbindingSaves.plus(obligation.saves());
            }
        }
        site.duties().displaced().forEach(displaced -> conflict(site, displaced));
    }

    /** What two sources ask of one target; the stricter or nearer one holds, and the officer sees it before it is an order. */
    private void conflict(Rehearsed site, Displaced displaced) {
        conflicts.add(
                "site",
                site.code(),
                "target",
                displaced.what().target().code(),
                "displaced",
                named(displaced.what()),
                "holds",
                named(displaced.by()));
    }

    private static Map<String, Object> named(Proposal proposal) {
        Action action = proposal.action();
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("action", action == null ? null : action.code());
        named.put("amount", proposal.amount());
        named.put("unit", proposal.unit());
        named.put("origin", proposal.origin().code());
        return named;
    }

    Emission base() {
        return base;
    }

    Emission saves() {
        return all.saves;
    }

    Emission unbindingSaves() {
        return unbindingSaves;
    }

    int orders() {
        return all.orders;
    }

    /** Adds its parts to the answer; areas are named by the function. */
    void answer(Map<String, Object> answer, UnaryOperator<String> areaName) {
        answer.put("sites", all.sites);
        answer.put("orders", all.orders);
        answer.put("idle", all.sites - all.orders);
        answer.put("unlisted", unlisted);
        answer.put("obligations", obligations);
        answer.put("nonBinding", unbinding);
        answer.put("actions", actions);
        answer.put("counties", groups("area", counties, areaName));
        answer.put("industries", groups("industry", industries, null));
        answer.put("conflicts", conflicts.view());
    }

    private static List<Map<String, Object>> groups(String key, Map<String, Group> groups, UnaryOperator<String> name) {
        List<Map<String, Object>> views = new ArrayList<>();
        groups.forEach((code, group) -> {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put(key, code);
            if (name != null) {
                view.put("name", name.apply(code));
            }
            view.put("sites", group.sites);
            view.put("orders", group.orders);
            view.put("sitesWithStops", group.stopped);
            view.put("savesTonnesPerDay", Kilograms.tonnes(group.saves));
            views.add(view);
        });
        return views;
    }
}
