package io.qinglan.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.Assessor;
import io.qinglan.warning.assessment.Context;

/** Thirty years of hourly air of one area: judged in one piece, and judged anew every day over the next five days. */
public final class WarningBenchmark implements Benchmark {

    private static final int HOURS = 30 * 8_766;
    private static final int AHEAD = 120;
    private static final int RUNS = 7;
    private static final LocalDateTime START = LocalDateTime.of(1996, 1, 1, 0, 0);

    @Override
    public String name() {
        return "warning";
    }

    @Override
    public String question() {
        return "How long does it take to judge 30 years of hourly air of one area by cn-2024? One core.";
    }

    @Override
    public void run(Report report) throws Exception {
        int[] air = air();
        PolicyLibrary library = PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules")));
        PolicyPack pack = library.pack("cn-2024");
        Assessor assessor = Assessor.of(library, ZoneId.of("Asia/Shanghai"));
        Series whole = Series.hourly(START, air);
        report.say(HOURS + " hourly values from a seeded generator (winters with episodes); best and median of " + RUNS
                + " runs after the first.");
        report.head("what", "best ms", "median ms", "result");
        row(report, "floor: plain Java, one pass of sliding sums, no reasons", () -> polluted(air, true));
        row(report, "floor without sliding sums: every window added up anew", () -> polluted(air, false));
        row(
                report,
                "Qinglan: one assessment of all 30 years, with reasons",
                () -> assessor.assess(pack, Basis.SLIDING, whole, Context.at(Level.NONE, START))
                        .level());
        row(
                report,
                "Qinglan: " + HOURS / 24 + " assessments, one a day over the next 5 days, with reasons",
                () -> daily(assessor, pack, air));
        report.end();
    }

    private static Object daily(Assessor assessor, PolicyPack pack, int[] air) {
        int warned = 0;
        Level level = Level.NONE;
        for (int hour = 0; hour + AHEAD <= air.length; hour += 24) {
            LocalDateTime now = START.plusHours(hour);
            Series ahead = Series.hourly(now, Arrays.copyOfRange(air, hour, hour + AHEAD));
            level = assessor.assess(pack, Basis.SLIDING, ahead, Context.at(level, now))
                    .level();
            warned += level == Level.NONE ? 0 : 1;
        }
        return warned + " days with a level";
    }

    /** Windows of 24 hours whose mean is over 150: what any solution must at least look at. */
    private static Object polluted(int[] air, boolean sliding) {
        long over = 0;
        long sum = 0;
        for (int hour = 0; hour < air.length; hour++) {
            if (sliding) {
                sum += air[hour] - (hour >= 24 ? air[hour - 24] : 0);
            } else {
                sum = 0;
                for (int back = Math.max(0, hour - 23); back <= hour; back++) {
                    sum += air[back];
                }
            }
            over += hour >= 23 && sum > 24L * Index.scaled(150) ? 1 : 0;
        }
        return over + " windows over 150";
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

    /** Air that drifts from hour to hour and is worse in winter. */
    private static int[] air() {
        SplittableRandom random = new SplittableRandom(2015);
        int[] air = new int[HOURS];
        double weather = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            double winter = Math.cos(2 * Math.PI * (hour % 8_766) / 8_766.0);
            weather = 0.98 * weather + 14 * (random.nextDouble() - 0.5) * 2;
            air[hour] = Index.scaled((int) Math.max(10, Math.min(500, 85 + 45 * winter + 2.2 * weather)));
        }
        return air;
    }
}
