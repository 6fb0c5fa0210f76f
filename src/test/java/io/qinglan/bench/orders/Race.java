package io.qinglan.bench.orders;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.management.OperatingSystemMXBean;

import io.qinglan.fact.obligation.SiteFact;

/** Runs a contender over sites in blocks, some times, and keeps its best time and what it made. */
final class Race {

    /** Counts the obligations made for a block of sites. */
    @FunctionalInterface
    interface Contender {
        long duties(List<SiteFact> block);
    }

    /**
     * Best run of a contender.
     *
     * @param sitesPerSecond by the clock
     * @param sitesPerCoreSecond by the processor time of this process: what a machine shared with others cannot blur
     * @param obligations how many were made
     */
    record Result(double sitesPerSecond, double sitesPerCoreSecond, long obligations) {}

    private static final int BLOCK = 1_000;

    private Race() {}

    /** A contender that spreads its own work over the cores. */
    static Result whole(List<SiteFact> sites, int runs, Contender contender) {
        Result best = new Result(0, 0, 0);
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            long busy = processorTime();
            long duties = 0;
            for (int from = 0; from < sites.size(); from += 20 * BLOCK) {
                duties += contender.duties(sites.subList(from, Math.min(sites.size(), from + 20 * BLOCK)));
            }
            best = better(best, sites.size(), start, busy, duties);
        }
        return best;
    }

    /** A contender that works block by block, on a thread for each core. */
    static Result blocks(List<SiteFact> sites, int runs, Contender contender) throws Exception {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Result best = new Result(0, 0, 0);
            for (int i = 0; i < runs; i++) {
                long start = System.nanoTime();
                long busy = processorTime();
                List<Callable<Long>> blocks = new ArrayList<>();
                for (int from = 0; from < sites.size(); from += BLOCK) {
                    List<SiteFact> block = sites.subList(from, Math.min(sites.size(), from + BLOCK));
                    blocks.add(() -> contender.duties(block));
                }
                long duties = 0;
                for (Future<Long> done : threads.invokeAll(blocks)) {
                    duties += done.get();
                }
                best = better(best, sites.size(), start, busy, duties);
            }
            return best;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Result better(Result best, int sites, long start, long busy, long duties) {
        double byClock = sites * 1e9 / (System.nanoTime() - start);
        double byCore = sites * 1e9 / Math.max(1, processorTime() - busy);
        return new Result(
                Math.max(byClock, best.sitesPerSecond()), Math.max(byCore, best.sitesPerCoreSecond()), duties);
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
