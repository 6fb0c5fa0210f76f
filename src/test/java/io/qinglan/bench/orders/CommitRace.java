package io.qinglan.bench.orders;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.qinglan.bench.Report;
import io.qinglan.command.generated.GeneratedSite;
import io.qinglan.command.generated.InventoryGenerator;
import io.qinglan.fact.Level;
import io.qinglan.inventory.Site;
import io.qinglan.order.CommittedOrders;
import io.qinglan.order.CommittedOrders.Result;

/** Sites a second until everything is committed, beside bare COPY of the same bytes. */
final class CommitRace {

    private static final String PROVINCE = "110000";
    private static final int WARM_ROUNDS = 3;
    private static final int RAW_RUNS = 2;

    private final InventoryGenerator generator;
    private final List<String> counties;
    private final int sites;
    private final Report report;

    CommitRace(InventoryGenerator generator, List<String> counties, int sites, Report report) {
        this.generator = generator;
        this.counties = counties;
        this.sites = sites;
        this.report = report;
    }

    void run(Path rules) throws Exception {
        List<String> areas = new ArrayList<>(List.of(PROVINCE));
        areas.addAll(counties);
        try (CommittedOrders database = new CommittedOrders(rules)) {
            Iterator<Site> list = generator.sites(sites).map(CommitRace::site).iterator();
            database.load(areas, list);
            report.head(
                    "committed, synchronous_commit on", "sites", "seconds", "sites/s", "processor seconds of the JVM");
            forgetPeaks();
            Result warm = database.write("cold", PROVINCE, Level.ORANGE);
            row("(d) cold: the first round of this JVM that writes", warm);
            for (int i = 0; i < WARM_ROUNDS; i++) {
                database.forget();
                Result again = database.write("warm" + i, PROVINCE, Level.ORANGE);
                warm = i == 0 || again.seconds() < warm.seconds() ? again : warm;
            }
            row("(d) warm: orders, obligations, decision records, outbox", warm);
            long heap = peakHeap();
            database.keepBytes();
            double one = limit("limit: bare COPY of the same bytes on one connection", database, 1);
            double two = limit("limit: bare COPY of the same bytes on two connections", database, 2);
            report.end();
            report.say(String.format(
                    "%,d orders with %,d obligations, %,d MB by COPY. Warm (best of %d rounds after the cold one, each into empty tables)"
                            + " (d) runs at %.0f %% of bare COPY on one connection and at %.0f %% of it on two (best of %d each);"
                            + " peak heap while writing %,d MiB.",
                    warm.orders(),
                    warm.obligations(),
                    database.bytes() / 1_000_000,
                    WARM_ROUNDS,
                    100 * one / warm.seconds(),
                    100 * two / warm.seconds(),
                    RAW_RUNS,
                    heap));
            report.say(String.format(
                    "An order takes %,d bytes on disk as a row and %,d as a decision record, indexes included; a canonical record is"
                            + " %,d bytes on average.",
                    database.bytesPerOrder("site_order"),
                    database.bytesPerOrder("decision"),
                    database.bytesPerRecord()));
        }
    }

    private double limit(String name, CommittedOrders database, int connections) throws Exception {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < RAW_RUNS; i++) {
            best = Math.min(best, database.rawCopy(connections));
        }
        report.row(name, Report.number(sites), Report.number(best), Report.number(sites / best), "");
        return best;
    }

    private void row(String name, Result result) {
        report.row(
                name,
                Report.number(sites),
                Report.number(result.seconds()),
                Report.number(sites / result.seconds()),
                Report.number(result.processorSeconds()));
    }

    private static Site site(GeneratedSite made) {
        return new Site(
                made.county(),
                made.creditCode(),
                made.legalRepresentative(),
                made.address(),
                null,
                made.phone(),
                null,
                null,
                made.fact());
    }

    private static void forgetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}
