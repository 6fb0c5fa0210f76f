package io.qinglan.bench.inventory;

import io.qinglan.bench.Benchmark;
import io.qinglan.bench.Report;
import io.qinglan.bench.city.RehearsalRace;

/** How long a bureau waits for its list. */
public final class InventoryBenchmark implements Benchmark {

    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public String question() {
        return "How fast are 100,000 rows of a list taken in, beside bare COPY of the same rows, and in how much memory?"
                + " How long does a city of 5,000 sites wait for a rehearsal?";
    }

    @Override
    public void run(Report report) throws Exception {
        ImportRace.run(report);
        RehearsalRace.run(report);
    }
}
