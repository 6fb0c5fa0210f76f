package io.qinglan.compliance.verdict;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.compliance.Check;
import io.qinglan.fact.compliance.ConcentrationCheck;
import io.qinglan.fact.compliance.CrossCheck;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.GateCheck;
import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.MassCheck;
import io.qinglan.fact.compliance.Meter;
import io.qinglan.fact.compliance.NightCheck;
import io.qinglan.fact.compliance.Passage;
import io.qinglan.fact.compliance.PowerCheck;
import io.qinglan.fact.compliance.ProcessCheck;
import io.qinglan.fact.compliance.ProcessFigure;
import io.qinglan.fact.compliance.Relation;
import io.qinglan.fact.compliance.Signal;
import io.qinglan.fact.compliance.Stack;
import io.qinglan.fact.compliance.StackCheck;
import io.qinglan.fact.compliance.StartCheck;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.compliance.TreatmentCheck;

/** The evidence of a case: exactly one kind of it, under the key of its name. What it does not say is the plainest: noon, whole, unmarked. */
final class CaseEvidence {

    private static final int QUARTER = 15;

    private final Duty duty;

    CaseEvidence(Duty duty) {
        this.duty = duty;
    }

    /** The check of the one kind named; null when none or several are. */
    Check read(CaseFields evidence) {
        List<String> kinds = List.of(
                        "power",
                        "start",
                        "night",
                        "treatment",
                        "process",
                        "stack",
                        "concentration",
                        "mass",
                        "gate",
                        "signals")
                .stream()
                .filter(evidence::has)
                .toList();
        evidence.close();
        if (kinds.size() != 1) {
            return null;
        }
        String kind = kinds.get(0);
        if (kind.equals("signals")) {
            return signals(evidence);
        }
        CaseFields given = evidence.object(kind);
        Check check = switch (kind) {
            case "power" -> power(given);
            case "start" -> start(given);
            case "night" -> night(given);
            case "treatment" -> treatment(given);
            case "process" -> process(given);
            case "stack" -> stack(given);
            case "concentration" -> concentration(given);
            case "mass" -> mass(given);
            default -> gate(given);
        };
        given.close();
        return check;
    }

    private Check power(CaseFields given) {
        return new PowerCheck(
                duty, CaseParts.meter(given), CaseParts.load(given, "kw", QUARTER), CaseParts.baseline(given));
    }

    private Check start(CaseFields given) {
        Load load = CaseParts.load(given, "kw", QUARTER);
        Load before = new Load(
                load.start().minus(Duration.ofMinutes(load.minutes())),
                load.minutes(),
                given.figure("beforeKw"),
                given.has("beforeKw") ? 1 : 0,
                Set.of(),
                List.of());
        return new StartCheck(duty, CaseParts.meter(given), before, load);
    }

    private Check night(CaseFields given) {
        Load night = CaseParts.load(given, "nightKw", 8 * CaseParts.HOUR);
        Load day = Load.of(
                night.start().minus(Duration.ofHours(16)),
                16 * CaseParts.HOUR,
                given.figure("dayKw"),
                given.has("dayKw") ? 1 : 0);
        return new NightCheck(duty, CaseParts.meter(given), night, day);
    }

    private Check treatment(CaseFields given) {
        Load production = CaseParts.load(given, "productionKw", QUARTER);
        double treatmentKw = given.figure("treatmentKw");
        Load treatment = new Load(
                production.start(),
                production.minutes(),
                treatmentKw,
                given.figure("treatmentCompleteness", Double.isNaN(treatmentKw) ? 0 : 1),
                CaseParts.marks(given, "treatmentMarks"),
                List.of());
        Meter treating =
                new Meter("T1", Relation.SOLE, false, null, given.number("treatmentRatedKw"), null, null, false, false);
        return new TreatmentCheck(
                duty, given.text("group", "G1"), CaseParts.meter(given), production, treating, treatment);
    }

    private Check process(CaseFields given) {
        Instant at = given.time("at", CaseParts.NOON);
        ProcessFigure figure = new ProcessFigure(
                given.text("kind"),
                given.figure("value"),
                given.text("unit"),
                at,
                at.plus(Duration.ofMinutes(given.whole("minutes", CaseParts.HOUR))),
                given.text("source", "ledger"),
                given.figure("completeness", given.has("value") ? 1 : 0),
                given.figure("before"));
        return new ProcessCheck(duty, "P1", figure);
    }

    private Check stack(CaseFields given) {
        Stack stack = CaseParts.stackHour(given, Map.of());
        return new StackCheck(duty, CaseParts.outlet(given, Map.of()), stack, given.figure("productionPercent"));
    }

    private Check concentration(CaseFields given) {
        String pollutant = given.text("pollutant", "NOx");
        Map<String, Double> values = given.has("value") && !given.get("value").isNull()
                ? Map.of(pollutant, given.figure("value"))
                : Map.of();
        Map<String, BigDecimal> limits = given.has("limit") ? Map.of(pollutant, given.number("limit")) : Map.of();
        return new ConcentrationCheck(
                duty, CaseParts.outlet(given, limits), CaseParts.stackHour(given, values), pollutant);
    }

    private Check mass(CaseFields given) {
        Instant at = given.time("at", CaseParts.NOON);
        int hours = given.whole("hours", 24);
        Instant end = at.plus(Duration.ofHours(hours));
        return new MassCheck(
                duty,
                TestKind.of(given.text("test")),
                given.text("pollutant", "SO2"),
                CaseParts.span(given.object("now"), at, end, hours),
                CaseParts.span(given.object("reference"), at, end, hours),
                given.number("cutPercent"),
                List.of("C1"));
    }

    private Check gate(CaseFields given) {
        Instant at = given.time("at", CaseParts.NOON);
        Instant end = at.plus(Duration.ofMinutes(given.whole("minutes", CaseParts.HOUR)));
        List<Passage> passages = new ArrayList<>();
        for (CaseFields passage : given.objects("passages")) {
            passages.add(new Passage(
                    passage.time("at", at),
                    passage.text("vehicle", "vehicle-" + (passages.size() + 1)),
                    passage.text("direction", "in"),
                    passage.text("stage"),
                    passage.text("fuel"),
                    passage.text("kind"),
                    new HashSet<>(passage.words("classes"))));
            passage.close();
        }
        return new GateCheck(
                duty,
                given.code("test", TestKind.GATE_STAGE, TestKind::of),
                "G1",
                at,
                end,
                passages,
                given.figure("completeness", 1));
    }

    private Check signals(CaseFields evidence) {
        List<Signal> signals = new ArrayList<>();
        for (CaseFields signal : evidence.objects("signals")) {
            Boolean running = signal.has("running") ? Boolean.valueOf(signal.flag("running", false)) : null;
            signals.add(new Signal(
                    signal.text("source"),
                    signal.text("point", signal.text("source") + "-1"),
                    running,
                    signal.text("figure")));
            signal.close();
        }
        return new CrossCheck(duty, CaseParts.NOON, CaseParts.NOON.plus(Duration.ofMinutes(QUARTER)), signals);
    }
}
