package io.qinglan.bench.truth;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.compliance.baseline.BaselineRules;
import io.qinglan.compliance.baseline.Baselines;
import io.qinglan.compliance.baseline.LineBaseline;
import io.qinglan.compliance.baseline.PublicHolidays;
import io.qinglan.compliance.lead.Tolerance;
import io.qinglan.compliance.lead.ToleranceRules;
import io.qinglan.compliance.verdict.VerdictRules;
import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.PowerCheck;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.policy.Parameters;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

/** The product's own way: baselines, the rules of the pack, and the tolerance before a lead. */
final class OurRules implements Way {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final Baselines baselines;
    private final VerdictRules rules;
    private final Tolerance tolerance;

    OurRules(PolicyPack pack, PublicHolidays holidays) {
        Parameters parameters = pack.parameters().on(DAY);
        baselines = new Baselines(holidays, EpisodeMaker.ZONE, BaselineRules.of(parameters));
        rules = new VerdictRules(pack);
        tolerance = new Tolerance(ToleranceRules.of(parameters));
    }

    /** By the common rules, with the parameters of {@code cn-2024}. */
    static OurRules ofTheHouse() {
        PolicyLibrary library = library();
        return new OurRules(library.pack("cn-2024"), PublicHolidays.of(library));
    }

    static PolicyLibrary library() {
        return PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    }

    @Override
    public String name() {
        return "Qinglan";
    }

    @Override
    public List<Outcome> judge(List<Episode> episodes) {
        return episodes.stream().map(this::judge).toList();
    }

    private Outcome judge(Episode episode) {
        List<Instant> starts = episode.windows().stream().map(Load::start).toList();
        LineBaseline baseline = baselines.of(episode.history(), episode.alert(), episode.asides(), starts);
        List<Verdict> verdicts = rules.judge(episode.windows().stream()
                .map(load -> new PowerCheck(episode.duty(), episode.meter(), load, baseline.at(load.start())))
                .toList());
        Map<TestKind, List<Verdict>> byTest = new LinkedHashMap<>();
        verdicts.forEach(verdict -> byTest.computeIfAbsent(verdict.test(), unused -> new ArrayList<>())
                .add(verdict));
        List<Alarm> alarms = byTest.values().stream()
                .flatMap(some -> tolerance.breaches(some, episode.duty().completeBy()).stream())
                .map(breach -> new Alarm(breach.from(), breach.passed()))
                .sorted(Comparator.comparing(Alarm::at))
                .toList();
        long judged = verdicts.stream()
                .filter(verdict -> verdict.result() != Result.NOT_ASSESSABLE)
                .count();
        return new Outcome(alarms, judged / (double) Math.max(1, verdicts.size()));
    }
}
