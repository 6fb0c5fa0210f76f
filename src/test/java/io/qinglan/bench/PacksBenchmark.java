package io.qinglan.bench;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.Assessor;
import io.qinglan.warning.assessment.Context;

/** Reading and compiling packs in a fresh process, first one and each further one; and what the reasons of an assessment cost. */
public final class PacksBenchmark implements Benchmark {

    private static final int ASSESSMENTS = 2_000;
    private static final int ROUNDS = 7;

    @Override
    public String name() {
        return "packs";
    }

    @Override
    public String question() {
        return "How long does it take to read and compile rule packs at run time, and what does the trace of an assessment cost?";
    }

    @Override
    public void run(Report report) {
        PolicyLibrary library = PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules")));
        report.say(
                "Packs in the order of the table, one after another in one fresh process; a pack that adds no rule files shares"
                        + " the compiled rules of the one it extends.");
        report.head("pack", "step", "rules", "ms");
        for (String id :
                List.of("cn-2024", "cn-2018", "cn-2017", "cn-beijing-2023", "cn-jiangsu-2025", "cn-tangshan-2019")) {
            for (String step : List.of("warning", "obligation")) {
                compile(report, library, id, step);
            }
        }
        report.end();
        trace(report, library);
    }

    private static void compile(Report report, PolicyLibrary library, String id, String step) {
        long before = System.nanoTime();
        try {
            int rules = library.pack(id).rules(step).heads().size();
            report.row(id, step, Integer.toString(rules), Report.number((System.nanoTime() - before) / 1e6));
        } catch (PolicyException e) {
            report.row(id, step, "none", "");
        }
    }

    /** The same assessments with and without a trace, in turns, so that both see the same machine. */
    private static void trace(Report report, PolicyLibrary library) {
        PolicyPack pack = library.pack("cn-2024");
        Assessor assessor = Assessor.of(library, ZoneId.of("Asia/Shanghai"));
        LocalDateTime now = LocalDateTime.of(2026, 11, 10, 0, 0);
        Series series = Series.daily(
                now.toLocalDate(),
                Arrays.stream(new int[] {160, 210, 220, 310, 120})
                        .map(Index::scaled)
                        .toArray());
        long[] without = new long[ROUNDS];
        long[] with = new long[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long start = System.nanoTime();
            assess(assessor, pack, series, now, false);
            long middle = System.nanoTime();
            assess(assessor, pack, series, now, true);
            long end = System.nanoTime();
            if (round >= 0) {
                without[round] = middle - start;
                with[round] = end - middle;
            }
        }
        Arrays.sort(without);
        Arrays.sort(with);
        report.say(
                "An assessment of five days by cn-2024, " + ASSESSMENTS + " a round, median of " + ROUNDS + " rounds:");
        report.head("what", "µs an assessment");
        report.row("without reasons", Report.number(without[ROUNDS / 2] / 1e3 / ASSESSMENTS));
        report.row(
                "with trace, reasons and distance to the next level",
                Report.number(with[ROUNDS / 2] / 1e3 / ASSESSMENTS));
        report.end();
    }

    private static void assess(
            Assessor assessor, PolicyPack pack, Series series, LocalDateTime now, boolean explained) {
        for (int i = 0; i < ASSESSMENTS; i++) {
            assessor.assess(pack, Basis.CALENDAR, series, Context.at(Level.NONE, now), explained);
        }
    }
}
