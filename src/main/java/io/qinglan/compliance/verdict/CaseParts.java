package io.qinglan.compliance.verdict;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.qinglan.fact.compliance.Baseline;
import io.qinglan.fact.compliance.BaselineDay;
import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.LoadPart;
import io.qinglan.fact.compliance.Mark;
import io.qinglan.fact.compliance.MassSpan;
import io.qinglan.fact.compliance.Meter;
import io.qinglan.fact.compliance.Outlet;
import io.qinglan.fact.compliance.Relation;
import io.qinglan.fact.compliance.Stack;

/** Meters, loads, baselines, outlets, hours and masses as a case writes them; what it does not say is the plainest. */
final class CaseParts {

    static final Instant NOON = CaseDuty.BEGIN.plus(Duration.ofHours(12));
    static final int HOUR = 60;

    private CaseParts() {}

    static Meter meter(CaseFields given) {
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

    static Load load(CaseFields given, String key, int minutes) {
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

    static Baseline baseline(CaseFields given) {
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

    static Outlet outlet(CaseFields given, Map<String, BigDecimal> limits) {
        return new Outlet(
                "C1",
                given.code("relation", Relation.SOLE, Relation::of),
                given.flag("countersigned", false),
                given.number("normalFlow"),
                limits);
    }

    static Stack stackHour(CaseFields given, Map<String, Double> concentration) {
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

    static MassSpan span(CaseFields given, Instant start, Instant end, int hours) {
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

    static Set<Mark> marks(CaseFields given, String key) {
        return given.words(key).stream().map(Mark::of).collect(Collectors.toSet());
    }
}
