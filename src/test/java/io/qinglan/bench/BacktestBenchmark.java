package io.qinglan.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.qinglan.audit.backtest.AirFiles;
import io.qinglan.audit.backtest.Backtest;
import io.qinglan.audit.backtest.BacktestResult;
import io.qinglan.audit.backtest.BacktestSetting;
import io.qinglan.audit.backtest.PackReplay;
import io.qinglan.fact.Level;
import io.qinglan.forecast.AirStandards;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.Assessor;

/** Twelve years of fourteen cities day by day, replayed by one pack, by three, and by three under blurred forecasts too. */
public final class BacktestBenchmark implements Benchmark {

    private static final int CITIES = 14;
    private static final int DAYS = 12 * 365 + 3;
    private static final int RUNS = 3;
    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);

    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public String question() {
        return "How long does it take to replay 12 years of 14 cities, a decision for every city and day? Two cores.";
    }

    @Override
    public void run(Report report) throws Exception {
        PolicyLibrary library = PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules")));
        Assessor assessor = Assessor.of(library, ZoneId.of("Asia/Shanghai"));
        Path file = written();
        report.say(CITIES + " cities × " + DAYS
                + " days of made-up concentrations (a heavy day in seven) in one CSV file; best and median of " + RUNS
                + " runs after the first.");
        report.head("what", "best ms", "median ms", "result");
        row(report, "floor: the lines of the file, nothing read from them", () -> lines(file));
        row(
                report,
                "reading the file: indices by HJ 633",
                () -> read(library, file).cities().size() + " cities");
        AirFiles files = read(library, file);
        row(report, "one pack, perfect forecast", () -> replay(library, assessor, files, List.of(), "cn-2024"));
        row(
                report,
                "three packs, perfect forecast, differences explained",
                () -> replay(library, assessor, files, List.of(), "cn-2017", "cn-2018", "cn-2024"));
        row(
                report,
                "three packs, perfect and three blurred forecasts",
                () -> replay(library, assessor, files, List.of(0.1, 0.2, 0.4), "cn-2017", "cn-2018", "cn-2024"));
        report.end();
        Files.delete(file);
    }

    private static String replay(
            PolicyLibrary library, Assessor assessor, AirFiles files, List<Double> spreads, String... ids) {
        List<PolicyPack> packs = Arrays.stream(ids).map(library::pack).toList();
        BacktestSetting setting = new BacktestSetting(null, 5, 3, spreads, 1, 1, null, null, List.of(), 12);
        BacktestResult result = new Backtest(assessor, setting).run(packs, files, List.of());
        long warned = 0;
        long decided = 0;
        for (PackReplay replay : result.packs()) {
            decided += replay.tracks().stream()
                            .mapToLong(track -> track.byDay().size())
                            .sum()
                    * (1 + spreads.size());
            warned += replay.tracks().stream()
                    .flatMap(track -> track.byDay().stream())
                    .filter(level -> level != null && level != Level.NONE)
                    .count();
        }
        return decided + " decisions, " + warned + " days with a level";
    }

    private static AirFiles read(PolicyLibrary library, Path file) {
        AirFiles files = new AirFiles(AirStandards.of(library), null);
        files.read(file);
        return files;
    }

    private static String lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count() + " lines";
        }
    }

    /** Air that drifts from day to day and is worse in winter. */
    private static Path written() throws IOException {
        Path file = Files.createTempFile("backtest", ".csv");
        SplittableRandom random = new SplittableRandom(2013);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("city,date,aqi,aqi_hourly_min_max,level_cn,pm25,pm10,so2,co,no2,o3,rank_cn\n");
            for (int city = 0; city < CITIES; city++) {
                double weather = 0;
                for (int day = 0; day < DAYS; day++) {
                    weather = 0.72 * weather + 34 * (random.nextDouble() - 0.5) * 2;
                    double winter = Math.cos(2 * Math.PI * day / 365.25);
                    long pm = Math.round(Math.max(8, Math.min(480, 72 + 42 * winter + (2.2 + winter) * weather)));
                    out.write("city" + city + "," + FIRST.plusDays(day) + ",,,," + pm + "," + pm * 3 / 2
                            + ",20,1.2,50,80,\n");
                }
            }
        }
        return file;
    }

    private static void row(Report report, String what, Callable<Object> work) throws Exception {
        Object result = work.call();
        long[] nanos = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long before = System.nanoTime();
            result = work.call();
            nanos[run] = System.nanoTime() - before;
        }
        Arrays.sort(nanos);
        report.row(what, millis(nanos[0]), millis(nanos[RUNS / 2]), result.toString());
    }

    private static String millis(long nanos) {
        return Report.number(Duration.ofNanos(nanos).toNanos() / 1e6);
    }
}
