package io.qinglan.compliance.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.compliance.verdict.VerdictRules;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.policy.PolicyLibrary;

/** Has checks judged by the compliance rules of the pack each order stands on; the rules of a pack are compiled once. */
@ApplicationScoped
class Judging {

    private static final int MOST = 200_000;

    private final PolicyLibrary library;
    private final Map<List<?>, VerdictRow.Ground> grounds = new ConcurrentHashMap<>();
    private final Map<String, VerdictRules> compiled = new ConcurrentHashMap<>();

    Judging(PolicyLibrary library) {
        this.library = library;
    }

    /** The verdicts of checks, as they are stored; a check whose duty does not bind has none. */
    List<VerdictRow> judge(List<Checked> checks) {
        Map<String, List<Checked>> byPack = new LinkedHashMap<>();
        checks.forEach(checked -> byPack.computeIfAbsent(checked.order().order().pack(), none -> new ArrayList<>())
                .add(checked));
        List<VerdictRow> rows = new ArrayList<>(checks.size());
        byPack.forEach((pack, some) -> judge(rules(pack), some, rows));
        return rows;
    }

    private void judge(VerdictRules rules, List<Checked> checks, List<VerdictRow> rows) {
        Map<String, Checked> byKey = new HashMap<>();
        checks.forEach(checked -> byKey.put(
                key(
                        checked.check().duty().order(),
                        checked.check().duty().id(),
                        checked.check().start().toString()),
                checked));
        List<Verdict> verdicts = rules.judge(checks.stream().map(Checked::check).toList());
        for (Verdict verdict : verdicts) {
            rows.add(VerdictRow.of(
                    byKey.get(key(
                            verdict.order(),
                            verdict.obligation(),
                            verdict.start().toString())),
                    verdict,
                    ground(verdict)));
        }
    }

    /** Rule, article and points are the same window after window. */
    private VerdictRow.Ground ground(Verdict verdict) {
        if (grounds.size() > MOST) {
            grounds.clear();
        }
        return grounds.computeIfAbsent(
                List.of(verdict.because(), verdict.overturnedBy(), verdict.points()),
                none -> VerdictRow.Ground.of(verdict.because(), verdict.overturnedBy(), verdict.points()));
    }

    private static String key(String order, String obligation, String start) {
        return order + obligation + start;
    }

    private VerdictRules rules(String pack) {
        return compiled.computeIfAbsent(pack, id -> new VerdictRules(library.pack(id)));
    }

    /** Compiles the rules of a pack before they are needed. */
    void warm(String pack) {
        rules(pack);
    }

    /** The digest of a pack, by which decision records name it. */
    Map<String, String> digests(Iterable<WatchedOrder> orders) {
        Map<String, String> digests = new HashMap<>();
        orders.forEach(order -> digests.computeIfAbsent(
                order.order().pack(), id -> library.pack(id).digest()));
        return digests;
    }
}
