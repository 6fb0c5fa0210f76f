package io.qinglan.bench.inventory;

import io.qinglan.bench.Benchmark;
import io.qinglan.bench.Report;

/** How long a bureau waits for its list. */
public final class InventoryBenchmark implements Benchmark {

    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public String question() {
        return "How fast are 100,000 rows of a list taken in, beside bare COPY of the same rows, and in how much memory?";
    }

    @Override
    public void run(Report report) throws Exception {
        ImportRace.run(report);
    }
}
