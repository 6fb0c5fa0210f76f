package io.qinglan.bench.city;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.qinglan.RunningProgram;
import io.qinglan.bench.Report;
import io.qinglan.command.generated.GeneratedSite;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.order.obligation.ObligationRules;
import io.qinglan.policy.PolicyLibrary;

/** How long a bureau waits for a rehearsal of its city over HTTP, beside what deriving the obligations alone takes in memory. */
public final class RehearsalRace {

    private static final int SITES = 5_000;
    private static final int WARM_UP = 15;
    private static final int MEASURED = 40;

    private RehearsalRace() {}

    /** Measures and writes one table. */
    public static void run(Report report) throws Exception {
        Path data = Files.createTempDirectory("qinglan-bench").resolve("data");
        Files.createDirectories(data);
        try (RunningProgram program = RunningProgram.serve(data)) {
            Province province = new Province(program.address(), data, 1, SITES);
            String city = province.cities().get(0);
            report.say("A city of " + Report.number(SITES) + " sites in a running program of its own; rehearsed "
                    + MEASURED + " times each, " + WARM_UP + " before them unmeasured, answers of "
                    + "50 sites with all sums, checks and suggestions read whole.");
            report.head("what", "p50 ms", "p99 ms", "max ms");
            row(report, "rehearsal at orange over HTTP", () -> rehearse(province, city, "orange", null));
            row(
                    report,
                    "rehearsal at yellow over HTTP (a shortfall to close)",
                    () -> rehearse(province, city, "yellow", null));
            row(
                    report,
                    "the same against another pack, site by site",
                    () -> rehearse(province, city, "orange", "cn-tianjin-2023"));
            row(
                    report,
                    "review of the whole list over HTTP",
                    () -> province.operator().get("/api/v1/inventory/checks?area=" + city));
            alone(report, city);
        }
        report.end();
    }

    private static Object rehearse(Province province, String city, String level, String against) throws Exception {
        Map<String, Object> body = new HashMap<>();
        body.put("area", city);
        body.put("level", level);
        body.put("from", "2026-12-01T00:00:00+08:00");
        if (against != null) {
            body.put("against", Map.of("pack", against));
        }
        return province.operator().post("/api/v1/rehearsals", body);
    }

    private static void alone(Report report, String city) throws Exception {
        ObligationRules rules =
                new ObligationRules(PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")))
                        .pack("cn-2024"));
        List<SiteFact> facts =
                Province.generator(city).sites(SITES).map(GeneratedSite::fact).toList();
        Alert alert = Alert.of(Level.ORANGE, MonthDay.of(12, 1));
        row(report, "for measure: the obligations alone, once, in memory", () -> rules.derive(facts, alert, false));
    }

    private static void row(Report report, String what, Callable<Object> work) throws Exception {
        double[] millis = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            long begin = System.nanoTime();
            work.call();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        report.row(
                what,
                Report.number(millis[MEASURED / 2]),
                Report.number(millis[(int) Math.ceil(MEASURED * 0.99) - 1]),
                Report.number(millis[MEASURED - 1]));
    }
}
