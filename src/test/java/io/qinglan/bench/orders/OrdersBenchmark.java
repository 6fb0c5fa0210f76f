package io.qinglan.bench.orders;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.qinglan.bench.Benchmark;
import io.qinglan.bench.Report;
import io.qinglan.command.generated.GeneratedSite;
import io.qinglan.command.generated.InventoryGenerator;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.order.obligation.ObligationRules;
import io.qinglan.policy.PolicyLibrary;

/** All the country's lists at orange: 300,000 sites of at most five lines. */
public final class OrdersBenchmark implements Benchmark {

    private static final long SEED = 20_151_208;
    private static final List<String> COUNTIES = List.of("110101", "110102");

    // held, else the levels are forgotten with the loggers
    private static final List<Logger> LOGGERS = new ArrayList<>();

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public String question() {
        return "How fast do 300,000 sites with up to five lines each get their obligations and orders at one level?";
    }

    @Override
    public void run(Report report) throws Exception {
        quiet();
        List<SiteFact> sites = new InventoryGenerator(SEED, COUNTIES)
                .sites(Integer.getInteger("qinglan.bench.sites", 300_000))
                .map(GeneratedSite::fact)
                .toList();
        long start = System.nanoTime();
        ObligationRules rules =
                new ObligationRules(PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")))
                        .pack("cn-2024"));
        report.say("First pack of this JVM compiled in " + (System.nanoTime() - start) / 1_000_000 + " ms.");
        new EvaluationRace(sites, rules, report).run();
        new CommitRace(new InventoryGenerator(SEED, COUNTIES), COUNTIES, sites.size(), report)
                .run(Path.of(System.getProperty("qinglan.rules", "rules")));
        report.say(
                "Peers answer the national table only and build the same obligations in plain Java: no reasons, no dates, no"
                        + " inheritance between packs. Ours also decides exemptions, list rows and off-peak stops by rules, keeps what was"
                        + " displaced, and names rule, row and citation of every obligation.");
    }

    // the engines below would otherwise write a line for every fact
    private static void quiet() {
        for (String name : List.of("", "org.drools", "org.jeasy", "org.camunda")) {
            LOGGERS.add(Logger.getLogger(name));
        }
        LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
