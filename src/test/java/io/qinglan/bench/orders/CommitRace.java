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
            forgetPeaks();
            Result written = database.write("bench", PROVINCE, Level.ORANGE);
            long heap = peakHeap();
            double raw = database.rawCopy();
            report.head("committed, synchronous_commit on", "sites", "seconds", "sites/s");
            row("(d) orders, obligations, decision records, outbox", written.seconds());
            row("limit: bare COPY of the same bytes on two connections", raw);
            report.end();
            report.say(String.format(
                    "%,d orders with %,d obligations, %,d MB by COPY; (d) runs at %.0f %% of the limit; peak heap while writing %,d MiB.",
                    written.orders(),
                    written.obligations(),
                    database.bytes() / 1_000_000,
                    100 * raw / written.seconds(),
                    heap));
        }
    }

    private void row(String name, double seconds) {
        report.row(name, Report.number(sites), Report.number(seconds), Report.number(sites / seconds));
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
