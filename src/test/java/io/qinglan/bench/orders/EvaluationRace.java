package io.qinglan.bench.orders;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.MonthDay;
import java.util.List;
import java.util.function.Function;

import io.qinglan.bench.Report;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.order.obligation.ObligationRules;
import io.qinglan.order.obligation.SiteDuties;

/** Sites a second from facts to obligations: a switch, our rules, our rules with trace, and peers on the same table. */
final class EvaluationRace {

    private static final Alert ORANGE = Alert.of(Level.ORANGE, MonthDay.of(12, 8));
    private static final int RUNS = 7;
    private static final int RUNS_OF_SLOW = 3;

    private final List<SiteFact> sites;
    private final ObligationRules rules;
    private final Report report;

    EvaluationRace(List<SiteFact> sites, ObligationRules rules, Report report) {
        this.sites = sites;
        this.rules = rules;
        this.report = report;
    }

    void run() throws Exception {
        report.head(
                "contender", "sites", "sites/s (best run)", "sites a second of one core", "obligations a 1,000 sites");
        ours();
        peers();
        report.end();
        report.say("Peak heap so far: " + peakHeap() + " MiB, the inventory in memory included.");
    }

    private void ours() throws Exception {
        row("(a) plain Java switch, the floor", sites, Race.blocks(sites, RUNS, peer(PlainSwitch::rows)));
        row("(b) rules alone", sites, Race.whole(sites, RUNS, block -> count(rules.derive(block, ORANGE, false))));
        row("(c) rules with trace", sites, Race.whole(sites, RUNS, block -> count(rules.derive(block, ORANGE, true))));
    }

    private void peers() throws Exception {
        List<TableCell> cells = TableCell.all();
        List<SiteFact> few = sites.subList(0, Math.min(sites.size(), 10_000));
        List<SiteFact> some = sites.subList(0, Math.min(sites.size(), 50_000));
        row(
                "peer: a Drools session for each site, our rules",
                few,
                Race.blocks(
                        few,
                        RUNS_OF_SLOW,
                        block -> block.stream()
                                .mapToLong(site -> count(rules.derive(List.of(site), ORANGE, false)))
                                .sum()));
        ThreadLocal<EasyRulesPeer> easy = ThreadLocal.withInitial(() -> new EasyRulesPeer(cells));
        row(
                "peer: Easy Rules 4.1, a rule for each cell",
                some,
                Race.blocks(some, RUNS_OF_SLOW, peer(site -> easy.get().rows(site))));
        DmnPeer dmn = new DmnPeer(cells);
        row("peer: Camunda DMN 7.24, a decision table", few, Race.blocks(few, RUNS_OF_SLOW, peer(dmn::rows)));
    }

    private static Race.Contender peer(Function<SiteFact, List<Template>> table) {
        return block -> {
            long duties = 0;
            for (SiteFact site : block) {
                duties += PeerDuties.of(site, table.apply(site)).size();
            }
            return duties;
        };
    }

    private void row(String name, List<SiteFact> over, Race.Result result) {
        report.row(
                name,
                Report.number(over.size()),
                Report.number(result.sitesPerSecond()),
                Report.number(result.sitesPerCoreSecond()),
                Report.number(result.obligations() * 1_000.0 / over.size()));
    }

    private static long count(List<SiteDuties> duties) {
        long count = 0;
        for (SiteDuties each : duties) {
            count += each.obligations().size();
        }
        return count;
    }

    private static long peakHeap() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes += pool.getPeakUsage().getUsed();
            }
        }
        return bytes >> 20;
    }
}
