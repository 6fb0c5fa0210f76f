package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Site;

/** Rows of the file of lines. It states all lines of every site it names; sites it does not name keep theirs. */
final class LinesFile {

    private static final Map<String, String> BASELINES =
            Map.of("eia", "eia", "permit", "permit", "previousYearActual", "previous_year_actual", "filed", "filed");
    private static final Map<String, String> FIGURES = Map.of(
            "chamberHeightM", "chamber_height_m",
            "cokingHours", "coking_hours",
            "chambers", "chambers",
            "cells", "cells",
            "fireTrains", "fire_trains",
            "wasteTPerDay", "waste_t_per_day",
            "hazardousSharePercent", "hazardous_share_percent",
            "approvedMaxLoadPercent", "approved_max_load_percent",
            "lowestDailyLoadPreviousYear", "lowest_daily_load_previous_year");
    private static final Map<String, String> WORDS =
            Map.of("fuel", "fuel", "product", "product", "ovenType", "oven_type", "works", "works", "duty", "duty");

    private LinesFile() {}

    static Map<String, Site> read(Sheet sheet, Tenancy tenancy) {
        Map<String, Map<String, LineFact>> lines = new LinkedHashMap<>();
        for (SheetRow row : sheet.rows()) {
            Site site = tenancy.site(row);
            LineFact line = line(row);
            if (site != null && line.id() != null) {
                Map<String, LineFact> ofSite = lines.computeIfAbsent(site.code(), code -> new LinkedHashMap<>());
                if (ofSite.put(line.id(), line) != null) {
                    row.wrong("line", "each line of a site once", line.id() + " again");
                }
            }
        }
        Map<String, Site> sites = new LinkedHashMap<>();
        lines.forEach((code, ofSite) -> sites.put(code, with(tenancy.site(code), ofSite)));
        return sites;
    }

    private static Site with(Site site, Map<String, LineFact> lines) {
        SiteFact facts = site.facts();
        return site.with(new SiteFact(
                facts.id(),
                facts.name(),
                facts.industries(),
                facts.sub(),
                facts.grade(),
                facts.listed(),
                facts.flags(),
                new ArrayList<>(lines.values()),
                facts.planStopOrder(),
                facts.listRows().stream()
                        .filter(row -> lines.containsKey(row.line()))
                        .toList(),
                facts.offPeak(),
                facts.annualEmissionKg(),
                facts.meanDailyBeforeKg()));
    }

    private static LineFact line(SheetRow row) {
        row.required("process");
        BigDecimal capacity = row.number("capacity");
        String unit = row.text("unit");
        if (capacity != null && unit == null) {
            row.wrong("unit", "the unit of the capacity, such as t/d", "nothing");
        }
        return new LineFact(
                row.required("line"),
                row.text("name"),
                row.text("plantCode"),
                row.code("process", "process"),
                capacity,
                unit,
                emission(row),
                figures(row, BASELINES),
                figures(row, FIGURES),
                words(row),
                "long_stopped".equals(row.code("status", "status")));
    }

    private static Emission emission(SheetRow row) {
        List<String> given = List.of("so2", "nox", "pm", "vocs").stream()
                .filter(column -> row.text(column) != null)
                .toList();
        return given.isEmpty()
                ? null
                : Emission.ofKilograms(row.number("so2"), row.number("nox"), row.number("pm"), row.number("vocs"));
    }

    private static Map<String, BigDecimal> figures(SheetRow row, Map<String, String> columns) {
        Map<String, BigDecimal> figures = new HashMap<>();
        columns.forEach((column, field) -> {
            BigDecimal figure = row.number(column);
            if (figure != null) {
                figures.put(field, figure);
            }
        });
        return figures;
    }

    private static Map<String, String> words(SheetRow row) {
        Map<String, String> words = new HashMap<>();
        WORDS.forEach((column, field) -> {
            String word = row.code(column, field);
            if (word != null) {
                words.put(field, word);
            }
        });
        return words;
    }
}
