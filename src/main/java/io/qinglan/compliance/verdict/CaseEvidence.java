package io.qinglan.compliance.verdict;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.qinglan.fact.compliance.Baseline;
import io.qinglan.fact.compliance.BaselineDay;
import io.qinglan.fact.compliance.Check;
import io.qinglan.fact.compliance.ConcentrationCheck;
import io.qinglan.fact.compliance.CrossCheck;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.GateCheck;
import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.LoadPart;
import io.qinglan.fact.compliance.Mark;
import io.qinglan.fact.compliance.MassCheck;
import io.qinglan.fact.compliance.MassSpan;
import io.qinglan.fact.compliance.Meter;
import io.qinglan.fact.compliance.NightCheck;
import io.qinglan.fact.compliance.Outlet;
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

    private static final Instant NOON = CaseDuty.BEGIN.plus(Duration.ofHours(12));
    private static final int QUARTER = 15;
    private static final int HOUR = 60;

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
        return new PowerCheck(duty, meter(given), load(given, "kw", QUARTER), baseline(given));
    }

    private Check start(CaseFields given) {
        Load load = load(given, "kw", QUARTER);
        Load before = new Load(
                load.start().minus(Duration.ofMinutes(load.minutes())),
                load.minutes(),
                given.figure("beforeKw"),
                given.has("beforeKw") ? 1 : 0,
                Set.of(),
                List.of());
        return new StartCheck(duty, meter(given), before, load);
    }

    private Check night(CaseFields given) {
        Load night = load(given, "nightKw", 8 * HOUR);
        Load day = Load.of(
                night.start().minus(Duration.ofHours(16)),
                16 * HOUR,
                given.figure("dayKw"),
                given.has("dayKw") ? 1 : 0);
        return new NightCheck(duty, meter(given), night, day);
    }

    private Check treatment(CaseFields given) {
        Load production = load(given, "productionKw", QUARTER);
        double treatmentKw = given.figure("treatmentKw");
        Load treatment = new Load(
                production.start(),
                production.minutes(),
                treatmentKw,
                given.figure("treatmentCompleteness", Double.isNaN(treatmentKw) ? 0 : 1),
                marks(given, "treatmentMarks"),
                List.of());
        Meter treating =
                new Meter("T1", Relation.SOLE, false, null, given.number("treatmentRatedKw"), null, null, false, false);
        return new TreatmentCheck(duty, given.text("group", "G1"), meter(given), production, treating, treatment);
    }

    private Check process(CaseFields given) {
        Instant at = given.time("at", NOON);
        ProcessFigure figure = new ProcessFigure(
                given.text("kind"),
                given.figure("value"),
                given.text("unit"),
                at,
                at.plus(Duration.ofMinutes(given.whole("minutes", HOUR))),
                given.text("source", "ledger"),
                given.figure("completeness", given.has("value") ? 1 : 0),
                given.figure("before"));
        return new ProcessCheck(duty, "P1", figure);
    }

    private Check stack(CaseFields given) {
        Stack stack = stackHour(given, Map.of());
        return new StackCheck(duty, outlet(given, Map.of()), stack, given.figure("productionPercent"));
    }

    private Check concentration(CaseFields given) {
        String pollutant = given.text("pollutant", "NOx");
        Map<String, Double> values = given.has("value") && !given.get("value").isNull()
                ? Map.of(pollutant, given.figure("value"))
                : Map.of();
        Map<String, BigDecimal> limits = given.has("limit") ? Map.of(pollutant, given.number("limit")) : Map.of();
        return new ConcentrationCheck(duty, outlet(given, limits), stackHour(given, values), pollutant);
    }

    private Check mass(CaseFields given) {
        Instant at = given.time("at", NOON);
        int hours = given.whole("hours", 24);
        Instant end = at.plus(Duration.ofHours(hours));
        return new MassCheck(
                duty,
                TestKind.of(given.text("test")),
                given.text("pollutant", "SO2"),
                span(given.object("now"), at, end, hours),
                span(given.object("reference"), at, end, hours),
                given.number("cutPercent"),
                List.of("C1"));
    }

    private Check gate(CaseFields given) {
        Instant at = given.time("at", NOON);
        Instant end = at.plus(Duration.ofMinutes(given.whole("minutes", HOUR)));
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
        return new CrossCheck(duty, NOON, NOON.plus(Duration.ofMinutes(QUARTER)), signals);
    }

    private static Meter meter(CaseFields given) {
        return new Meter(
                "M1",
                given.code("relation", Relation.SOLE, Relation::of),
                given.flag("countersigned", false),
                given.number("share"),
                given.number("ratedKw"),
                given.number("standbyKw"),
                given.number("safeIdleKw"),
                given.flag("levelsCountersigned", true),
                given.flag("tracksOutput", true));
    }

    private static Load load(CaseFields given, String key, int minutes) {
        List<LoadPart> parts = new ArrayList<>();
        for (CaseFields part : given.objects("parts")) {
            parts.add(new LoadPart(part.text("point", "M" + (parts.size() + 1)), part.text("role"), part.figure("kw")));
            part.close();
        }
        Instant at = given.time("at", NOON);
        int length = given.whole("minutes", minutes);
        if (!parts.isEmpty()) {
            return Load.net(at, length, parts, given.figure("completeness", 1), marks(given, "marks"));
        }
        double kw = given.figure(key);
        double completeness = given.figure("completeness", Double.isNaN(kw) ? 0 : 1);
        return new Load(at, length, kw, completeness, marks(given, "marks"), parts);
    }

    private static Baseline baseline(CaseFields given) {
        if (!given.has("baseline")) {
            return Baseline.NONE;
        }
        CaseFields read = given.object("baseline");
        List<BaselineDay> used = new ArrayList<>();
        LocalDate day = LocalDate.of(2026, 11, 30);
        for (int i = 0; i < read.whole("days", 10); i++) {
            used.add(new BaselineDay(day.minusDays(i), read.figure("kw"), null));
        }
        Baseline baseline = new Baseline(
                read.figure("kw"),
                read.figure("spread", 0),
                read.text("method", "case"),
                used,
                List.of(),
                read.figure("high", Double.NaN));
        read.close();
        return baseline;
    }

    private static Outlet outlet(CaseFields given, Map<String, BigDecimal> limits) {
        return new Outlet(
                "C1",
                given.code("relation", Relation.SOLE, Relation::of),
                given.flag("countersigned", false),
                given.number("normalFlow"),
                limits);
    }

    private static Stack stackHour(CaseFields given, Map<String, Double> concentration) {
        return new Stack(
                given.time("at", NOON),
                given.whole("minutes", HOUR),
                given.figure("flow"),
                given.figure("oxygen"),
                given.figure("temperature"),
                concentration,
                new HashMap<>(),
                marks(given, "marks"),
                given.figure("completeness", 1));
    }

    private static MassSpan span(CaseFields given, Instant start, Instant end, int hours) {
        MassSpan span = new MassSpan(
                start,
                end,
                given.figure("kg"),
                hours,
                given.whole("validHours", hours),
                given.whole("stoppedHours", 0),
                given.figure("substitutedKg", 0),
                given.flag("underResponse", false));
        given.close();
        return span;
    }

    private static Set<Mark> marks(CaseFields given, String key) {
        return given.words(key).stream().map(Mark::of).collect(Collectors.toSet());
    }
}
