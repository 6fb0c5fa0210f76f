package io.qinglan.order.obligation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.qinglan.fact.obligation.Conditions;
import io.qinglan.fact.obligation.Exemption;
import io.qinglan.fact.obligation.KeyedRow;
import io.qinglan.fact.obligation.MeasureRow;
import io.qinglan.fact.obligation.SiteFact;

/**
 * The rows that count at one colour, by what rules join on: industry, part and grade, and the process. Only these become facts.
 * Thread safe; filled as sites ask.
 */
final class ColourTables {

    /**
     * The rows for one industry, part and grade.
     *
     * @param key what sites share with them
     * @param grade the grade judged by, null for none
     * @param rows all rows that count
     * @param site those about the site or its vehicles
     * @param byProcess those about lines, filled as processes ask
     */
    record Cell(
            String key, String grade, List<MeasureRow> rows, List<KeyedRow> site, Map<String, ProcessRows> byProcess) {}

    /** The rows for one process of a cell, and what its lines share with them. */
    record ProcessRows(String key, List<KeyedRow> rows) {}

    private record CellName(String industry, String sub, String grade, boolean listed) {}

    private final MeasureTables tables;
    private final String colour;
    private final List<Exemption> exemptions;
    private final Map<CellName, Cell> cells = new ConcurrentHashMap<>();

    ColourTables(MeasureTables tables, String colour) {
        this.tables = tables;
        this.colour = colour;
        this.exemptions = tables.exemptions(colour);
    }

    /** The exemptions at this colour. */
    List<Exemption> exemptions() {
        return exemptions;
    }

    /** Whether a duty takes its line out of the tables. */
    boolean frees(String duty) {
        if (duty == null) {
            return false;
        }
        for (Exemption exemption : exemptions) {
            if (!exemption.wholeSite() && exemption.forDuty(duty)) {
                return true;
            }
        }
        return false;
    }

    /** The rows for a site in one of its industries. */
    Cell cell(SiteFact site, String industry) {
        CellName name = new CellName(industry, site.sub(), site.grade(), site.listed());
        Cell known = cells.get(name);
        return known != null ? known : cells.computeIfAbsent(name, this::build);
    }

    /** The rows for the lines of a process. */
    ProcessRows rows(Cell cell, String process) {
        ProcessRows known = cell.byProcess().get(process);
        return known != null ? known : cell.byProcess().computeIfAbsent(process, code -> build(cell, code));
    }

    private Cell build(CellName name) {
        Industries.Part part = tables.industries().part(name.industry(), name.sub());
        String grade = judged(name, part);
        List<MeasureRow> rows = tables.rows(part.industry(), part.sub(), colour).stream()
                .filter(row -> row.grade().equals("any") || row.grade().equals(grade))
                .toList();
        String key = part.industry() + "/" + part.sub() + "/" + grade;
        List<KeyedRow> site = rows.stream()
                .filter(row -> !row.aboutLines())
                .map(row -> new KeyedRow(key, row, null))
                .toList();
        return new Cell(key, grade, rows, site, new ConcurrentHashMap<>());
    }

    private ProcessRows build(Cell cell, String process) {
        String key = cell.key() + "/" + process;
        List<KeyedRow> rows = new ArrayList<>();
        for (MeasureRow row : cell.rows()) {
            List<String> processes = row.conditions().processes();
            if (processes.contains(process) || processes.contains(Conditions.ANY)) {
                rows.add(new KeyedRow(key, row, tables.inside(row.countedBy()).orElse(null)));
            }
        }
        return new ProcessRows(key, List.copyOf(rows));
    }

    /** The grade a part is judged by; null for none, which only rows for every grade meet. */
    private String judged(CellName name, Industries.Part part) {
        if (part.ungraded()) {
            return part.lowest();
        }
        boolean lowest = name.listed()
                ? name.grade() == null && "lowest".equals(tables.readings().unrated())
                : "lowest".equals(tables.readings().unlisted());
        if (lowest) {
            return part.lowest();
        }
        return name.grade() == null ? null : tables.gradeAsRead(name.grade());
    }
}
