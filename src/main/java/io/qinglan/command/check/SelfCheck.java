package io.qinglan.command.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qinglan.compliance.baseline.BaselineRules;
import io.qinglan.compliance.baseline.Baselines;
import io.qinglan.compliance.baseline.PublicHolidays;
import io.qinglan.compliance.verdict.VerdictRules;
import io.qinglan.fact.compliance.Check;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

/** Runs the checks of an order on a plant's own readings, by the rules and parameters of a pack. */
public final class SelfCheck {

    private final PolicyLibrary library;
    private final PolicyPack pack;
    private final ZoneId zone;

    /** With the rules of a pack, for a place in this zone. */
    public SelfCheck(PolicyLibrary library, PolicyPack pack, ZoneId zone) {
        this.library = library;
        this.pack = pack;
        this.zone = zone;
    }

    /**
     * What came out.
     *
     * @param report verdicts and summary, for printing
     * @param result not met if any obligation is; met if any is and none is not; else not assessable
     */
    public record Report(ObjectNode report, Result result) {}

    /**
     * Checks an order on readings.
     *
     * @throws BadFile when a file cannot be understood; the message names the place
     * @throws IOException when a file cannot be read
     */
    public Report run(Path orderFile, Path readingsFile) throws IOException {
        OrderFile order = OrderFile.read(orderFile, zone);
        OwnReadings readings = ReadingsFile.read(readingsFile, library, zone);
        VerdictRules rules = new VerdictRules(pack);
        Baselines baselines = new Baselines(PublicHolidays.of(library), zone, BaselineRules.of(pack.parameters()));
        Map<CheckedObligation, List<Outcome>> outcomes = new LinkedHashMap<>();
        for (CheckedObligation obligation : order.obligations()) {
            List<Check> checks = new ArrayList<>(new OwnPower(readings, baselines, zone).checks(obligation));
            checks.addAll(new OwnStack(readings).checks(obligation));
            checks.addAll(new OwnLedger(readings, zone).checks(obligation));
            outcomes.put(obligation, outcomes(rules.judge(checks)));
        }
        return new Report(new ReportJson(order, readings, pack, zone).of(outcomes), result(outcomes));
    }

    private static List<Outcome> outcomes(List<Verdict> verdicts) {
        Map<String, List<Verdict>> by = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            by.computeIfAbsent(verdict.test().code() + "\n" + verdict.about(), any -> new ArrayList<>())
                    .add(verdict);
        }
        return by.values().stream()
                .map(group -> new Outcome(group.get(0).test(), group.get(0).about(), group))
                .toList();
    }

    static Result result(Map<CheckedObligation, List<Outcome>> outcomes) {
        return ofAll(outcomes.values().stream().map(SelfCheck::worst).toList());
    }

    /** The result of one obligation over its tests. */
    static Result worst(List<Outcome> outcomes) {
        return ofAll(outcomes.stream().map(Outcome::result).toList());
    }

    private static Result ofAll(List<Result> results) {
        if (results.contains(Result.NOT_MET)) {
            return Result.NOT_MET;
        }
        return results.contains(Result.MET) ? Result.MET : Result.NOT_ASSESSABLE;
    }
}
