package io.qinglan.bench.truth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.qinglan.bench.Benchmark;
import io.qinglan.bench.Report;
import io.qinglan.compliance.baseline.PublicHolidays;

/**
 * How true leads are. Options: {@code -Dqinglan.truth.episodes} (of each behaviour), {@code -Dqinglan.truth.seed}, and
 * {@code -Dqinglan.truth.data}, a folder with the raw series, handed over by {@code QINGLAN_JAVA_OPTS}.
 */
public final class TruthBenchmark implements Benchmark {

    private static final long SEED = Long.getLong("qinglan.truth.seed", 20151207L);
    private static final int EPISODES = Integer.getInteger("qinglan.truth.episodes", 200);

    private static final Set<Behaviour> RUN_ON = EnumSet.of(
            Behaviour.IGNORED,
            Behaviour.RAMP_IGNORED,
            Behaviour.SELF_GENERATION_IGNORED,
            Behaviour.SHARED_METER_SIGNED);

    @Override
    public String name() {
        return "truth";
    }

    @Override
    public String question() {
        return "Do leads tell who breaks an order? Episodes from real load with labelled behaviours, judged by the rules of the pack and by a fixed"
                + " threshold of rated power.";
    }

    @Override
    public void run(Report report) throws Exception {
        WeeklyProfile profile = WeeklyProfile.read();
        EpisodeMaker maker = new EpisodeMaker(profile, PublicHolidays.of(OurRules.library()), SEED);
        List<Way> ways = List.of(OurRules.ofTheHouse(), new PlainRule());
        report.say(
                "Seed " + SEED + ", " + EPISODES
                        + " episodes of each behaviour, each of three days or more after eight weeks of history with"
                        + " earlier alerts, unfiled stops, holidays, gaps and wild days in it. Load is drawn from the weekly profile of a real steel works"
                        + " (UCI 851, CC BY 4.0) with its autocorrelation of 0.84; half of the plants work its shifts, half around the clock.");
        explain(report);
        table(report, ways, EnumSet.allOf(Behaviour.class), EPISODES, maker::make);
        String raw = System.getProperty("qinglan.truth.data");
        if (raw != null && Files.isDirectory(Path.of(raw))) {
            RawSteel steel = RawSteel.read(Path.of(raw), maker, profile, SEED);
            report.say("The same behaviours put into the raw series of that works (" + steel.days() + " days of 2018, "
                    + EPISODES + " alerts of each behaviour at seeded days):");
            Set<Behaviour> behaviours = EnumSet.complementOf(EnumSet.of(Behaviour.HOLIDAY, Behaviour.WEEKEND));
            table(report, ways, behaviours, EPISODES, steel::make);
        }
    }

    private static void explain(Report report) {
        report.say(
                "A lead is true when the line really drew clearly more than its stand-by, behind the end of its ramp, in the time the lead speaks of. Recall: orders broken that led to a"
                        + " lead, at any time and within two hours; counted from the end of the permitted ramp (for who first stops and runs later, is"
                        + " told to cut, or has his order at any hour: from the first window broken). False leads are counted over the days of the"
                        + " orders. Assessable: share of windows about which anything is said. In each cell Qinglan first, then the fixed threshold"
                        + " (a stop: over 20 % of rated power for half an hour; a limit: over what is left of rated power; grid meter, stamps and marks as"
                        + " they come). Rated power is given to both and true: a tenth over the highest of a working morning.");
        report.say(
                "What to read from it. The fixed threshold opens its lead earlier, by three quarters of an hour, and so finds a few more within two"
                        + " hours where a line works only shortly after its order falls due; the price is a false lead for about every fourth meter whose"
                        + " clock is late, where our way waits an hour after completion before anything is a lead. A cut not made shows within two hours for"
                        + " one in three only: single quarter hours of this works differ by more than most cuts, and windows that normal days would explain"
                        + " are not judged. Own generation and unsigned meters are where a threshold on the grid meter fails. Cuts judged over whole days,"
                        + " and stacks, are not in this bench.");
    }

    private static void table(
            Report report,
            List<Way> ways,
            Set<Behaviour> behaviours,
            int episodes,
            BiFunction<Behaviour, Integer, Episode> make) {
        List<Map<Behaviour, Score>> scores = ways.stream()
                .map(way -> TruthBench.scores(way, behaviours, episodes, make))
                .toList();
        report.head(
                "behaviour",
                "what",
                "broken",
                "recall",
                "recall in 2 h",
                "minutes to lead, median (p95)",
                "precision",
                "false leads",
                "false per 200 plant-days",
                "assessable");
        for (Behaviour behaviour : behaviours) {
            row(
                    report,
                    behaviour.code(),
                    behaviour.words(),
                    scores.stream().map(some -> some.get(behaviour)).toList());
        }
        row(report, "all", "", scores.stream().map(TruthBench::sum).toList());
        report.end();
        aims(report, scores.get(0));
    }

    /** The aims, held or not, as measured. */
    private static void aims(Report report, Map<Behaviour, Score> ours) {
        Score ignored = new Score();
        RUN_ON.forEach(behaviour -> ignored.add(ours.get(behaviour)));
        Score all = TruthBench.sum(ours);
        report.say(
                "Aims. Who runs on against a stop is a lead within two hours of the end of the permitted ramp, at least 0.950: "
                        + share(ignored.recallInTime()) + ". A site on its filed ramp is never a lead: "
                        + ours.get(Behaviour.RAMP_FOLLOWED).falseLeads()
                        + " leads. False leads, at most one in 200 plant-days: "
                        + String.format(Locale.ROOT, "%.2f", 200 * all.falsePerPlantDay()) + ".");
    }

    private static void row(Report report, String code, String words, List<Score> scores) {
        report.row(
                code,
                words,
                scores.get(0).breaking() + " of " + scores.get(0).episodes(),
                both(scores, score -> share(score.recall())),
                both(scores, score -> share(score.recallInTime())),
                both(
                        scores,
                        score -> Double.isNaN(score.minutes(0.5))
                                ? "–"
                                : whole(score.minutes(0.5)) + " (" + whole(score.minutes(0.95)) + ")"),
                both(scores, score -> share(score.precision())),
                both(scores, score -> Integer.toString(score.falseLeads())),
                both(scores, score -> String.format(Locale.ROOT, "%.2f", 200 * score.falsePerPlantDay())),
                both(scores, score -> share(score.assessable())));
    }

    private static String both(List<Score> scores, Function<Score, String> cell) {
        return cell.apply(scores.get(0)) + " / " + cell.apply(scores.get(1));
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
