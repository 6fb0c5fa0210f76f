package io.qinglan.order.obligation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.DutyLine;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.LineGroup;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.ListedLine;
import io.qinglan.fact.obligation.OffPeakLine;
import io.qinglan.fact.obligation.Readings;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.fact.obligation.SitePart;
import io.qinglan.fact.obligation.Subject;

/** The facts of one run: the sites under the alert, their lines by process, and the rows that meet them. Measures come first. */
final class SiteRun {

    private final ColourTables tables;
    private final Alert alert;
    private final List<Object> rows = new ArrayList<>();
    private final List<Object> facts;
    private final Set<Object> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    SiteRun(ColourTables tables, Readings readings, Alert alert, List<SiteFact> sites) {
        this.tables = tables;
        this.alert = alert;
        this.facts = new ArrayList<>(sites.size() * 4);
        rows.add(readings);
        rows.addAll(tables.exemptions());
        for (int i = 0; i < sites.size(); i++) {
            add(new Subject(i, sites.get(i).on(alert.date()), alert));
        }
        rows.addAll(facts);
    }

    /** All facts, measures first: equality joins are hashed on what comes later. */
    List<Object> facts() {
        return rows;
    }

    private void add(Subject subject) {
        SiteFact site = subject.site();
        facts.add(subject);
        for (ListRowFact row : site.listRows()) {
            LineFact line = row.colour().equals(alert.colour()) ? running(site, row.line()) : null;
            if (line != null) {
                facts.add(new ListedLine(subject, line, row));
            }
        }
        if (site.offPeak() != null && site.offPeak().holdsOn(alert.day())) {
            for (String id : site.offPeak().stop()) {
                LineFact line = running(site, id);
                if (line != null) {
                    facts.add(new OffPeakLine(subject, line));
                }
            }
        }
        for (LineFact line : site.lines()) {
            if (!line.longStopped() && line.word("duty") != null) {
                facts.add(new DutyLine(subject, line));
            }
        }
        for (String industry : site.industries()) {
            addPart(subject, tables.cell(site, industry));
        }
    }

    private void addPart(Subject subject, ColourTables.Cell cell) {
        if (!cell.site().isEmpty()) {
            take(cell.site());
            facts.add(new SitePart(subject, cell.key()));
        }
        List<LineFact> lines = subject.site().lines();
        for (int i = 0; i < lines.size(); i++) {
            String process = lines.get(i).process();
            if (first(lines, process, i)) {
                ColourTables.ProcessRows processRows = tables.rows(cell, process);
                if (!processRows.rows().isEmpty()) {
                    addGroup(subject, cell, processRows, process);
                }
            }
        }
    }

    private void addGroup(
            Subject subject, ColourTables.Cell cell, ColourTables.ProcessRows processRows, String process) {
        List<LineFact> open = new ArrayList<>(4);
        List<LineFact> held = List.of();
        for (LineFact line : subject.site().lines()) {
            if (!line.longStopped() && line.process().equals(process)) {
                if (outsideTables(subject.site(), line)) {
                    held = held.isEmpty() ? new ArrayList<>(2) : held;
                    held.add(line);
                } else {
                    open.add(line);
                }
            }
        }
        if (!open.isEmpty() || !held.isEmpty()) {
            inStopOrder(open, subject.site().planStopOrder());
            take(processRows.rows());
            facts.add(new LineGroup(subject, processRows.key(), cell.grade(), process, open, held));
        }
    }

    private void take(List<?> measures) {
        if (taken.add(measures)) {
            rows.addAll(measures);
        }
    }

    /** A list row of this colour or a duty of its own takes a line out of the tables. */
    private boolean outsideTables(SiteFact site, LineFact line) {
        for (ListRowFact row : site.listRows()) {
            if (row.line().equals(line.id()) && row.colour().equals(alert.colour())) {
                return true;
            }
        }
        return tables.frees(line.word("duty"));
    }

    private static boolean first(List<LineFact> lines, String process, int place) {
        for (int i = 0; i < place; i++) {
            if (lines.get(i).process().equals(process)) {
                return false;
            }
        }
        return true;
    }

    private static LineFact running(SiteFact site, String id) {
        for (LineFact line : site.lines()) {
            if (line.id().equals(id)) {
                return line.longStopped() ? null : line;
            }
        }
        return null;
    }

    /** The order of the plan; lines it does not name follow in file order. */
    private static void inStopOrder(List<LineFact> lines, List<String> order) {
        if (!order.isEmpty()) {
            lines.sort(Comparator.comparingInt(line -> {
                int place = order.indexOf(line.id());
                return place < 0 ? Integer.MAX_VALUE : place;
            }));
        }
    }
}
