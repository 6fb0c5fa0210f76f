package io.qinglan.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Runs benchmarks by name, all when none is named, and writes their pages to {@code docs/benchmarks/}. It lives among the tests so
 * that the peers it races never enter the product.
 */
public final class Bench {

    private Bench() {}

    /** Exit status 0 when all ran, 2 for an unknown name. */
    public static void main(String... names) throws Exception {
        List<Benchmark> all = ServiceLoader.load(Benchmark.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        List<Benchmark> chosen = all.stream()
                .filter(benchmark -> names.length == 0 || List.of(names).contains(benchmark.name()))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("qinglan: expected one of "
                    + all.stream().map(Benchmark::name).toList() + ", got " + List.of(names));
            System.exit(2);
        }
        Path pages = Path.of(System.getProperty("qinglan.home", "."), "docs", "benchmarks");
        for (Benchmark benchmark : chosen) {
            Report report = new Report(benchmark);
            benchmark.run(report);
            report.write(pages);
        }
        System.exit(0);
    }
}
