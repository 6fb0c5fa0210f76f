package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.inventory.SiteDetails;

/** Rows of the table of lines. It states all lines of every site it names; sites it does not name keep theirs. */
final class LineReader {

    /** The columns of daily means and the fields they fill. */
    static final Map<String, String> BASELINES =
            Map.of("eia", "eia", "permit", "permit", "previousYearActual", "previous_year_actual", "filed", "filed");

    /** The columns of further figures and the fields they fill. */
    static final Map<String, String> FIGURES = Map.of(
            "chamberHeightM", "chamber_height_m",
            "cokingHours", "coking_hours",
            "chambers", "chambers",
            "cells", "cells",
            "fireTrains", "fire_trains",
            "wasteTPerDay", "waste_t_per_day",
            "hazardousSharePercent", "hazardous_share_percent",
            "approvedMaxLoadPercent", "approved_max_load_percent",
            "lowestDailyLoadPreviousYear", "lowest_daily_load_previous_year");

    /** The columns of further words and the fields they fill. */
    static final Map<String, String> WORDS =
            Map.of("fuel", "fuel", "ovenType", "oven_type", "works", "works", "duty", "duty");

    private static final List<String> EMISSIONS = List.of("so2", "nox", "pm", "vocs");
    private static final Pattern MF = Pattern.compile("MF[0-9]{4}");

    private LineReader() {}

    static void read(SheetRow row, Draft draft) {
        SiteDraft site = draft.site(row);
        LineFact line = line(row);
        if (site == null || line.id() == null) {
            return;
        }
        if (site.lines.put(line.id(), new Stated<>(line, row.place())) != null) {
            row.wrong("line", "each line of a site once", line.id() + " again");
        }
        SiteDetails.Line details = details(row, line);
        if (!details.isBlank()) {
            site.lineDetails.add(details);
        }
    }

    private static LineFact line(SheetRow row) {
        row.required("process");
        BigDecimal capacity = row.number("capacity");
        String unit = row.text("unit");
        if (capacity != null && unit == null) {
            row.wrong("unit", "the unit of the capacity, such as t/d", "nothing");
        }
        return new LineFact(
                row.requiredId("line"),
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

    private static SiteDetails.Line details(SheetRow row, LineFact line) {
        String mf = row.id("mfCode");
        if (mf != null && !MF.matcher(mf).matches()) {
            row.look("mfCode", "MF and four digits, as permits number them", mf);
        }
        BigDecimal permit = row.number("annualPermit");
        BigDecimal eia = row.number("annualEia");
        BigDecimal previous = row.number("annualPreviousYear");
        String unit = row.text("annualUnit");
        if (unit == null && (permit != null || eia != null || previous != null)) {
            row.wrong("annualUnit", "the unit of the capacities a year, such as t", "nothing");
        }
        String product = row.text("product");
        return new SiteDetails.Line(
                line.id(),
                mf,
                product == null || line.words().containsKey("product") ? null : product,
                row.truth("spare", false),
                permit,
                eia,
                previous,
                unit);
    }

    private static Emission emission(SheetRow row) {
        return EMISSIONS.stream().allMatch(column -> row.text(column) == null)
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
        // a product the rules know is a fact for them; every other one is kept as written
        String product = row.text("product");
        if (product != null) {
            Words.KNOWN.code("product", product).ifPresent(code -> words.put("product", code));
        }
        return words;
    }
}
