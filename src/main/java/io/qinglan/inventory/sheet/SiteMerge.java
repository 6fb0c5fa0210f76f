package io.qinglan.inventory.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Grades;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.SiteState;

/** One site as it shall stand: what the file states of it over what the list says of it now. */
final class SiteMerge {

    private final SiteDraft draft;
    private final Site present;
    private final SiteDetails before;
    private final Grades grades;
    private final Map<List<String>, SiteDetails.Measure> texts = new LinkedHashMap<>();

    SiteMerge(SiteDraft draft, Site present, SiteDetails before, Grades grades) {
        this.draft = draft;
        this.present = present;
        this.before = before;
        this.grades = grades;
    }

    /** The site under a code. */
    SiteState state(String code) {
        SiteStatement row = draft.stated == null ? null : draft.stated.value();
        SiteFact facts = facts(code, row);
        SiteDetails details = details(row);
        if (refersToParts(facts)) {
            checkParts(Parts.of(facts.lines(), details), facts);
        }
        return new SiteState(site(row, facts), details);
    }

    private Site site(SiteStatement row, SiteFact facts) {
        return row == null
                ? present.with(facts)
                : new Site(
                        row.area(),
                        row.creditCode(),
                        row.legalRepresentative(),
                        row.address(),
                        row.contact(),
                        row.phone(),
                        row.longitude(),
                        row.latitude(),
                        facts);
    }

    private SiteFact facts(String code, SiteStatement row) {
        SiteFact stood = present == null ? null : present.facts();
        Grade grade = grade(row);
        List<LineFact> lines = lines(stood, grade);
        List<String> stopOrder = row != null ? row.stopOrder() : stood.planStopOrder();
        List<String> industries = row != null ? row.industries() : stood.industries();
        String sub = row != null ? row.sub() : stood.sub();
        String graded = grade == null ? stood.grade() : grade.code();
        checkGrade(industries, sub, graded);
        return new SiteFact(
                code,
                row != null ? row.name() : stood.name(),
                industries,
                sub,
                graded,
                !draft.removed && (row != null ? row.listed() : stood.listed()),
                flags(row, stood, grade),
                flagsUntil(row, stood),
                lines,
                stopOrder,
                listRows(lines, stopOrder, stood),
                row != null ? row.offPeak() : stood.offPeak(),
                row == null || row.annual().isEmpty() && stood != null
                        ? stood == null ? null : stood.annualEmissionKg()
                        : row.annual(),
                row != null ? row.before() : stood.meanDailyBeforeKg());
    }

    private Grade grade(SiteStatement row) {
        if (draft.grade != null) {
            return draft.grade.value();
        }
        return row == null ? null : row.grade();
    }

    private static Set<String> flags(SiteStatement row, SiteFact stood, Grade grade) {
        Set<String> flags = new HashSet<>(row != null ? row.flags() : stood.flags());
        if (grade != null && grade.livelihood()) {
            flags.add("livelihood");
        }
        return flags;
    }

    /** The last day of its classes; one sheet row gives the same to each it names. */
    private static Map<String, LocalDate> flagsUntil(SiteStatement row, SiteFact stood) {
        if (row == null) {
            return stood.flagsUntil();
        }
        return row.exemptUntil() == null
                ? Map.of()
                : row.flags().stream().collect(Collectors.toMap(flag -> flag, flag -> row.exemptUntil()));
    }

    private void checkGrade(List<String> industries, String sub, String grade) {
        if (grade == null || draft.stated == null && draft.grade == null) {
            return;
        }
        Place place = draft.grade == null ? draft.stated.place() : draft.grade.place();
        grades.of(industries, sub)
                .filter(scheme -> !grades.exists(grade, scheme))
                .ifPresent(scheme -> place.wrong(
                        "grade",
                        "a grade of " + String.join("; ", industries) + (sub == null ? "" : " " + sub) + ": "
                                + String.join(", ", scheme),
                        grade));
    }

    private List<LineFact> lines(SiteFact stood, Grade grade) {
        List<LineFact> lines =
                draft.lines.isEmpty() ? stood == null ? List.of() : stood.lines() : Stated.values(draft.lines.values());
        return grade == null || !grade.longStopped()
                ? lines
                : lines.stream().map(SiteMerge::stopped).toList();
    }

    private static LineFact stopped(LineFact line) {
        return new LineFact(
                line.id(),
                line.name(),
                line.plantCode(),
                line.process(),
                line.dailyCapacity(),
                line.capacityUnit(),
                line.emission(),
                line.baseline(),
                line.figures(),
                line.words(),
                true);
    }

    private List<ListRowFact> listRows(List<LineFact> lines, List<String> stopOrder, SiteFact stood) {
        Set<String> codes = new HashSet<>();
        lines.forEach(line -> codes.add(line.id()));
        Map<List<String>, ListRowFact> rows = new LinkedHashMap<>();
        boolean statesRows = statesRows();
        if (stood != null && !statesRows) {
            for (ListRowFact row : stood.listRows()) {
                if (codes.contains(row.line()) && !draft.wordsCover(row.line(), row.colour())) {
                    rows.put(List.of(row.line(), row.colour()), row);
                }
            }
        }
        for (Stated<ListRowFact> stated : draft.listRows) {
            ListRowFact row = stated.value();
            checkLine(stated.place(), "line", codes, row.line());
            rows.put(List.of(row.line(), row.colour()), row);
        }
        draft.listTexts.forEach(text -> keep(text.value()));
        MeasureLines placing = new MeasureLines(lines, stopOrder);
        for (SiteDraft.Wording wording : draft.wordings) {
            checkLine(wording.place(), "line", codes, wording.line());
            MeasureLines.Placed placed = placing.place(MeasureText.of(wording.text()), wording.level(), wording.line());
            placed.rows().forEach(row -> rows.putIfAbsent(List.of(row.line(), row.colour()), row));
            boolean understood = placed.trouble().isEmpty();
            if (!understood) {
                wording.place()
                        .look(
                                wording.level(),
                                "words that can be read into targets (kept as written); "
                                        + String.join("; ", placed.trouble()),
                                wording.text());
            }
            keep(new SiteDetails.Measure(wording.line(), wording.level(), wording.text(), understood));
        }
        return List.copyOf(rows.values());
    }

    private void keep(SiteDetails.Measure text) {
        texts.put(List.of(String.valueOf(text.line()), text.level()), text);
    }

    private static void checkLine(Place place, String column, Set<String> codes, String line) {
        if (line != null && !codes.contains(line)) {
            place.wrong(
                    column,
                    codes.isEmpty()
                            ? "a line of the site; import its lines first"
                            : "one of " + codes.stream().sorted().collect(Collectors.joining(", ")),
                    line);
        }
    }

    private SiteDetails details(SiteStatement row) {
        Grade grade = grade(row);
        return new SiteDetails(
                or(draft.contacts, before.contacts()),
                draft.service == null ? before.service() : draft.service.value(),
                or(draft.facilities.values(), before.facilities()),
                or(draft.outlets.values(), before.outlets()),
                or(draft.overhauls, before.overhauls()),
                exemptions(row, grade),
                row == null || row.vehiclesPerDay() == null && present != null
                        ? before.vehiclesPerDay()
                        : row.vehiclesPerDay(),
                draft.lines.isEmpty() ? before.lines() : draft.lineDetails,
                measures(),
                grade == null ? before.gradeScheme() : grade.local() ? "local" : null,
                grade == null ? before.gradeListed() : grade.written());
    }

    private boolean statesRows() {
        return !draft.listRows.isEmpty() || !draft.listTexts.isEmpty();
    }

    /** The words of the list: those of the file, and of those that stood what the file does not speak of. */
    private List<SiteDetails.Measure> measures() {
        List<SiteDetails.Measure> measures = new ArrayList<>(texts.values());
        for (SiteDetails.Measure measure : before.measures()) {
            boolean ofRows = measure.line() != null && statesRows();
            if (!ofRows && !draft.wordsCover(measure.line(), measure.level())) {
                measures.add(measure);
            }
        }
        measures.sort(Comparator.comparing(SiteDetails.Measure::level)
                .thenComparing(measure -> String.valueOf(measure.line())));
        return measures;
    }

    private List<SiteDetails.ExemptClass> exemptions(SiteStatement row, Grade grade) {
        if (row == null) {
            List<SiteDetails.ExemptClass> classes = new ArrayList<>(before.exemptions());
            if (grade != null
                    && grade.livelihood()
                    && classes.stream().noneMatch(exempt -> exempt.flag().equals("livelihood"))) {
                classes.add(new SiteDetails.ExemptClass("livelihood", null, null));
            }
            return classes;
        }
        if (!row.flags().isEmpty() && row.exemptDocument() == null) {
            draft.stated.place().look("exemptDocument", "the document that grants the exempt class", "nothing");
        }
        return row.flags().isEmpty()
                ? List.of()
                : row.flags().stream()
                        .sorted()
                        .map(flag -> new SiteDetails.ExemptClass(flag, row.exemptDocument(), row.exemptUntil()))
                        .toList();
    }

    private static <T> List<T> or(java.util.Collection<Stated<T>> stated, List<T> stood) {
        return stated.isEmpty() ? stood : Stated.values(stated);
    }

    private boolean refersToParts(SiteFact facts) {
        return draft.stated != null && !(facts.planStopOrder().isEmpty() && facts.offPeak() == null)
                || !draft.facilities.isEmpty()
                || !draft.outlets.isEmpty()
                || !draft.overhauls.isEmpty();
    }

    private void checkParts(Parts parts, SiteFact facts) {
        for (Stated<SiteDetails.Facility> facility : draft.facilities.values()) {
            facility.value().lines().forEach(line -> parts.check(facility.place(), "lines", parts.lines(), line));
            facility.value()
                    .outlets()
                    .forEach(outlet -> parts.check(facility.place(), "outlets", parts.outlets(), outlet));
        }
        for (Stated<SiteDetails.Outlet> outlet : draft.outlets.values()) {
            outlet.value().lines().forEach(line -> parts.check(outlet.place(), "lines", parts.lines(), line));
        }
        Set<String> both = new java.util.LinkedHashSet<>(parts.lines());
        both.addAll(parts.facilities());
        for (Stated<SiteDetails.Overhaul> overhaul : draft.overhauls) {
            parts.check(overhaul.place(), "target", both, overhaul.value().target());
        }
        boolean linesKnown = !facts.lines().isEmpty() && draft.stated != null && !draft.lines.isEmpty();
        if (linesKnown) {
            facts.planStopOrder().forEach(line -> parts.check(draft.stated.place(), "stopOrder", parts.lines(), line));
            if (facts.offPeak() != null) {
                facts.offPeak()
                        .stop()
                        .forEach(line -> parts.check(draft.stated.place(), "offPeakLines", parts.lines(), line));
            }
        }
    }
}
