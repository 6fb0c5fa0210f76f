package io.qinglan.bench.compliance;

import java.nio.file.Path;
import java.util.List;

import io.qinglan.bench.Benchmark;
import io.qinglan.bench.Report;
import io.qinglan.compliance.watch.CityRound;

/** A city's windows judged round by round, from stored readings to committed verdicts. */
public final class ComplianceBenchmark implements Benchmark {

    private static final int POINTS_OF_A_SITE = 10;
    private static final int CHECKS_OF_A_SITE = 15;
    private static final int CITY = 5_000;
    private static final List<Integer> CURVE = List.of(1_000, 2_000, CITY, 10_000);
    private static final int ROUNDS = 4;
    private static final int SITES_A_SECOND = 6;
    private static final int SECONDS = 150;
    private static final int PEER_CHECKS = 1_000;
    private static final double STANDING = 30;

    @Override
    public String name() {
        return "compliance";
    }

    @Override
    public String question() {
        return "How long does a city of 5,000 sites with 10 meters each take to be judged when a quarter of an hour is over, and how does"
                + " that grow to 100,000 meters?";
    }

    @Override
    public void run(Report report) throws Exception {
        Path rules = Path.of(System.getProperty("qinglan.rules", "rules"));
        report.head("sites", "meters", "checks a round", "first round, s", "next rounds, s (best)", "meters a second");
        double peer = 0;
        List<Double> live = List.of();
        for (int sites : CURVE) {
            try (CityRound city = new CityRound(rules, sites)) {
                city.readings(0, STANDING);
                double first = city.judge(0).seconds();
                double best = Double.MAX_VALUE;
                for (int quarter = 1; quarter <= ROUNDS; quarter++) {
                    city.readings(quarter, STANDING);
                    best = Math.min(best, city.judge(quarter).seconds());
                }
                report.row(
                        Report.number(sites),
                        Report.number(sites * POINTS_OF_A_SITE),
                        Report.number(sites * CHECKS_OF_A_SITE),
                        Report.number(first),
                        Report.number(best),
                        Report.number(sites * POINTS_OF_A_SITE / best));
                if (sites == CITY) {
                    peer = city.oneSessionEach(ROUNDS, PEER_CHECKS);
                    live = city.live(ROUNDS + 1, SITES_A_SECOND, SECONDS, STANDING);
                }
            }
        }
        report.end();
        report.say(
                "A round reads the readings of the quarter and of the one before, has the rules judge (a stop by power, a start, treatment"
                        + " beside production: three checks a line), compares with what was known, writes verdicts by COPY and commits, in batches"
                        + " of 500 sites on two threads. In the first round every result is a change with a decision record; in the next none is."
                        + " Lines under a limit need the baseline of the days before, which is read once for an order and not part of these rounds.");
        report.say(String.format(
                "Live: each second the readings of %d sites (%d meters, the rate of %,d sites at 15 minutes) are committed; from there until"
                        + " the verdicts are committed and visible: median %.0f ms, p99 %.0f ms, longest %.0f ms over %d seconds. The time"
                        + " until the worker is woken is not in it.",
                SITES_A_SECOND,
                SITES_A_SECOND * POINTS_OF_A_SITE,
                CITY,
                live.get(live.size() / 2),
                live.get((int) (live.size() * 0.99)),
                live.get(live.size() - 1),
                SECONDS));
        report.say(String.format(
                "Peer, the same rules with a session for each check: %,.0f checks a second on one core, so %,.0f seconds for the judging"
                        + " alone of a city's round.",
                peer, CITY * CHECKS_OF_A_SITE / peer));
    }
}
