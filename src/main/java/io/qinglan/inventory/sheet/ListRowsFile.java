package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.inventory.Site;

/** Rows of the reduction list, one per line and level. It states all rows of every site it names; sites it does not name keep theirs. */
final class ListRowsFile {

    private static final Set<String> ACTIONS = Set.of("stop", "limit");

    private ListRowsFile() {}

    static Map<String, Site> read(Sheet sheet, Tenancy tenancy) {
        Map<String, List<ListRowFact>> rows = new LinkedHashMap<>();
        Set<List<String>> seen = new HashSet<>();
        for (SheetRow row : sheet.rows()) {
            Site site = tenancy.site(row);
            ListRowFact fact = fact(row);
            if (site == null || fact.line() == null) {
                continue;
            }
            checkLine(row, site, fact);
            if (fact.colour() != null && !seen.add(List.of(site.code(), fact.line(), fact.colour()))) {
                row.wrong("line", "each line once at a level", fact.line() + " at " + fact.colour() + " again");
            }
            rows.computeIfAbsent(site.code(), code -> new ArrayList<>()).add(fact);
        }
        Map<String, Site> sites = new LinkedHashMap<>();
        rows.forEach((code, facts) -> {
            Site site = tenancy.site(code);
            sites.put(code, site.with(site.facts().withListRows(facts)));
        });
        return sites;
    }

    private static void checkLine(SheetRow row, Site site, ListRowFact fact) {
        boolean known = site.facts().lines().stream().anyMatch(line -> line.id().equals(fact.line()));
        if (!known) {
            String lines = site.facts().lines().stream().map(LineFact::id).collect(Collectors.joining(", "));
            row.wrong(
                    "line",
                    lines.isEmpty() ? "a line of the site; import its lines first" : "one of " + lines,
                    fact.line());
        }
    }

    private static ListRowFact fact(SheetRow row) {
        row.required("level");
        row.required("action");
        String action = row.code("action", "action");
        if (action != null && !ACTIONS.contains(action)) {
            row.wrong("action", "stop or limit", action);
        }
        BigDecimal base = row.number("base");
        BigDecimal limitTo = row.number("limitTo");
        String unit = row.text("unit");
        if ("limit".equals(action)) {
            checkLimit(row, base, limitTo, unit);
        } else if (limitTo != null) {
            row.wrong("limitTo", "nothing beside stop", limitTo.toPlainString());
        }
        return new ListRowFact(
                row.required("line"),
                row.code("level", "level"),
                "limit".equals(action) ? Action.LIMIT : Action.STOP,
                base == null ? null : new Quantity(base, unit),
                limitTo == null ? null : new Quantity(limitTo, unit));
    }

    private static void checkLimit(SheetRow row, BigDecimal base, BigDecimal limitTo, String unit) {
        if (limitTo == null && row.text("limitTo") == null) {
            row.wrong("limitTo", "what may still be run beside limit", "nothing");
        }
        if (unit == null) {
            row.wrong("unit", "the unit of the limit, such as t/d", "nothing");
        }
        if (base != null && limitTo != null && limitTo.compareTo(base) > 0) {
            row.wrong("limitTo", "at most the base, " + base.toPlainString(), limitTo.toPlainString());
        }
    }
}
