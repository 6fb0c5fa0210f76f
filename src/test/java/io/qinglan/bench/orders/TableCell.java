package io.qinglan.bench.orders;

import java.util.ArrayList;
import java.util.List;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;

/** One cell of the national table at orange: industry, part, grade and what it asks; peers take their rules from these. */
record TableCell(String industry, String sub, String grade, List<Template> templates) {

    /** All cells that ask something. */
    static List<TableCell> all() {
        List<TableCell> cells = new ArrayList<>();
        String[][] parts = {
            {"KI15", "clinker"}, {"KI22", "asphalt_membrane"}, {"KI22", "plastic_membrane"}, {"KI19", null}
        };
        for (String[] part : parts) {
            for (String grade : new String[] {null, "A", "B", "B-", "C", "D"}) {
                List<LineFact> none = List.of();
                List<Template> templates = PlainSwitch.rows(SiteFact.of("", "", part[0], part[1], grade, none));
                boolean ungraded = "plastic_membrane".equals(part[1]);
                if (!templates.isEmpty() && (ungraded == (grade == null))) {
                    cells.add(new TableCell(part[0], part[1], grade, templates));
                }
            }
        }
        return cells;
    }

    String name() {
        return industry + " " + sub + " " + grade;
    }

    boolean holdsFor(SiteFact site) {
        return site.industries().contains(industry)
                && (sub == null || sub.equals(site.sub()))
                && (grade == null || grade.equals(site.grade()));
    }
}
