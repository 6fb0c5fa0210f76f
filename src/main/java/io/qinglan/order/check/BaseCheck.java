package io.qinglan.order.check;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.inventory.SiteDetails;

/** Whether reductions are counted from what really runs, once, and from the smallest figure on file. */
final class BaseCheck implements SiteCheck {

    // furnaces seen so far, for sites of one enterprise that list the same one
    private final Map<String, String> seen = new HashMap<>();

    @Override
    public void check(CheckedSite site, Findings findings) {
        Set<String> spare = new HashSet<>();
        site.details().lines().stream().filter(SiteDetails.Line::spare).forEach(line -> spare.add(line.line()));
        Map<String, Set<String>> levels = new HashMap<>();
        for (ListRowFact row : site.facts().listRows()) {
            levels.computeIfAbsent(row.line(), line -> new TreeSet<>()).add(row.colour());
            base(site, row, findings);
        }
        for (LineFact line : site.facts().lines()) {
            counted(site, line, levels.getOrDefault(line.id(), Set.of()), spare.contains(line.id()), findings);
        }
        twice(site, findings);
    }

    private static void counted(CheckedSite site, LineFact line, Set<String> levels, boolean spare, Findings findings) {
        String at = String.join(", ", levels);
        if (line.longStopped() && !levels.isEmpty()) {
            findings.at(site, "base_of_stopped_line", line.id(), null, "status", "no measure", "measures at " + at);
        }
        if (!line.longStopped() && spare && !levels.isEmpty()) {
            findings.at(site, "base_of_spare_line", line.id(), null, "spare", "no measure", "measures at " + at);
        }
        BigDecimal lastYear = line.baseline().get("previous_year_actual");
        boolean idle = lastYear != null && lastYear.signum() == 0;
        if (!line.longStopped() && idle && line.emissionOrNone().above0()) {
            findings.at(
                    site, "no_output_last_year", line.id(), null, "previousYearActual", "an output, or no base", "0");
        }
        if (!line.longStopped() && line.emission() == null) {
            findings.at(site, "no_emission_figure", line.id(), null, "emissionKgPerDay", "kg a day", null);
        }
    }

    private static void base(CheckedSite site, ListRowFact row, Findings findings) {
        LineFact line = site.line(row.line());
        if (row.action() == Action.LIMIT
                && (row.limitTo() == null || row.limitTo().value() == null)) {
            findings.at(
                    site, "limit_without_target", row.line(), row.colour(), "limitTo", "a value with its unit", null);
        }
        if (line == null
                || line.base() == null
                || row.base() == null
                || row.base().value() == null) {
            return;
        }
        Quantity base = row.base();
        boolean comparable = base.unit() != null && base.unit().equals(line.capacityUnit());
        if (comparable && base.value().compareTo(line.base()) > 0) {
            findings.at(
                    site,
                    "row_base_above_baseline",
                    row.line(),
                    row.colour(),
                    "base",
                    "at most " + line.base().toPlainString() + " " + line.capacityUnit(),
                    base.value().toPlainString() + " " + base.unit());
        }
    }

    /** The same furnace twice: one plant code with one process in a site or in sites of one enterprise, or one permit code of a facility. */
    private void twice(CheckedSite site, Findings findings) {
        String owner = site.stored().site().creditCode() == null
                ? site.code()
                : site.stored().site().creditCode();
        for (LineFact line : site.running()) {
            if (line.plantCode() != null && !line.plantCode().isBlank()) {
                once(site, line.id(), "plantCode", owner + '|' + line.plantCode() + '|' + line.process(), findings);
            }
        }
        for (SiteDetails.Line line : site.details().lines()) {
            if (line.mfCode() != null) {
                once(site, line.line(), "mfCode", site.code() + '|' + line.mfCode(), findings);
            }
        }
    }

    private void once(CheckedSite site, String line, String field, String key, Findings findings) {
        String before = seen.putIfAbsent(field + '|' + key, site.code() + "/" + line);
        if (before != null && !before.equals(site.code() + "/" + line)) {
            findings.at(site, "counted_twice", line, null, field, "each furnace once", "also " + before);
        }
    }
}
