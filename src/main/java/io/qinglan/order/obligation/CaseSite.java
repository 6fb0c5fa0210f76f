package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.OffPeak;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.SiteFact;

/** Reads the enterprise and the alert of a case. */
final class CaseSite {

    private static final List<String> FIGURES = List.of(
            "chamber_height_m",
            "coking_hours",
            "chambers",
            "cells",
            "fire_trains",
            "approved_max_load_percent",
            "lowest_daily_load_previous_year");
    private static final List<String> WORDS = List.of("oven_type", "fuel", "product", "works", "duty");

    private final CaseCodes codes;
    private final List<String> differences;

    /** A reader that notes words it does not know. */
    CaseSite(CaseCodes codes, List<String> differences) {
        this.codes = codes;
        this.differences = differences;
    }

    /** The alert of a case. */
    Alert alert(JsonNode alert) {
        codes.check("colour", alert.path("colour"), "/given/alert/colour", differences);
        String colour = alert.path("colour").asText();
        BigDecimal hours = number(alert.path("hours_since_start"));
        if (!alert.has("date")) {
            return new Alert(colour, hours, null);
        }
        JsonNode day = alert.get("date");
        return wholeDate(day)
                ? new Alert(colour, hours, MonthDay.from(date(day)), date(day))
                : new Alert(colour, hours, day(day));
    }

    /** The enterprise of a case. */
    SiteFact site(JsonNode enterprise, String name) {
        codes.check("grade", enterprise.path("grade"), "/given/enterprise/grade", differences);
        for (JsonNode flag : enterprise.path("flags")) {
            codes.check("flag", flag, "/given/enterprise/flags", differences);
        }
        List<LineFact> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode line : enterprise.path("lines")) {
            lines.add(line(line));
            if (!ids.add(line.path("id").asText())) {
                differences.add("expected each line once, got " + line.path("id") + " twice");
            }
        }
        List<String> order = texts(enterprise.path("plan_stop_order"));
        named(order, ids, "plan_stop_order");
        return new SiteFact(
                name,
                name,
                industries(enterprise.path("industry")),
                enterprise.path("sub").asText(null),
                enterprise.path("grade").asText(null),
                enterprise.path("listed").asBoolean(true),
                Set.copyOf(texts(enterprise.path("flags"))),
                dates(enterprise.path("flags_until")),
                lines,
                order,
                listRows(enterprise.path("list_rows"), ids),
                offPeak(enterprise.path("offpeak"), ids),
                numbers(enterprise.path("annual_emission_kg")),
                numbers(enterprise.path("mean_daily_before_kg")));
    }

    private LineFact line(JsonNode line) {
        String at = "line " + line.path("id").asText();
        codes.check("process", line.path("process_code"), at + "/process_code", differences);
        codes.check("status", line.path("status"), at + "/status", differences);
        Map<String, BigDecimal> figures = new HashMap<>();
        for (String field : FIGURES) {
            put(figures, field, line.path(field));
        }
        line.path("coprocessing").properties().forEach(entry -> put(figures, entry.getKey(), entry.getValue()));
        Map<String, String> words = new HashMap<>();
        for (String field : WORDS) {
            if (line.hasNonNull(field)) {
                codes.check(field, line.get(field), at + "/" + field, differences);
                words.put(field, line.get(field).asText());
            }
        }
        return new LineFact(
                line.path("id").asText(),
                null,
                null,
                line.path("process_code").asText(),
                number(line.path("daily_capacity")),
                line.path("capacity_unit").asText(null),
                emission(line.path("emission_kg_per_day")),
                numbers(line.path("baseline")),
                figures,
                words,
                line.path("status").asText().equals("long_stopped"));
    }

    private static Emission emission(JsonNode figures) {
        if (figures.isMissingNode() || figures.isEmpty()) {
            return null;
        }
        return Emission.ofKilograms(
                number(figures.path("SO2")),
                number(figures.path("NOx")),
                number(figures.path("PM")),
                number(figures.path("VOCs")));
    }

    private List<ListRowFact> listRows(JsonNode rows, Set<String> ids) {
        List<ListRowFact> listRows = new ArrayList<>();
        for (JsonNode row : rows) {
            codes.check("colour", row.path("colour"), "list_rows/colour", differences);
            named(List.of(row.path("line").asText()), ids, "list_rows");
            listRows.add(new ListRowFact(
                    row.path("line").asText(),
                    row.path("colour").asText(),
                    Action.of(row.path("action").asText()),
                    quantity(row.path("base")),
                    quantity(row.path("limit_to"))));
        }
        return listRows;
    }

    private OffPeak offPeak(JsonNode offPeak, Set<String> ids) {
        if (offPeak.isMissingNode() || offPeak.isNull()) {
            return null;
        }
        List<String> stop = texts(offPeak.path("stop"));
        named(stop, ids, "offpeak");
        return new OffPeak(day(offPeak.path("start")), day(offPeak.path("end")), stop);
    }

    private void named(List<String> lines, Set<String> ids, String where) {
        for (String line : lines) {
            if (!ids.contains(line)) {
                differences.add("expected a line of the enterprise in " + where + ", got " + line);
            }
        }
    }

    private static List<String> industries(JsonNode industry) {
        return industry.isArray() ? texts(industry) : List.of(industry.asText());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Quantity quantity(JsonNode node) {
        return node.isMissingNode() || node.isNull()
                ? null
                : new Quantity(number(node.path("value")), node.path("unit").asText(null));
    }

    private static Map<String, BigDecimal> numbers(JsonNode node) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        node.properties().forEach(entry -> put(numbers, entry.getKey(), entry.getValue()));
        return numbers;
    }

    private static void put(Map<String, BigDecimal> numbers, String key, JsonNode value) {
        BigDecimal number = number(value);
        if (number != null) {
            numbers.put(key, number);
        }
    }

    private static BigDecimal number(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isNumber()) {
            throw new IllegalArgumentException("expected a number, got " + node);
        }
        return node.decimalValue();
    }

    private static Map<String, LocalDate> dates(JsonNode node) {
        Map<String, LocalDate> dates = new HashMap<>();
        node.properties().forEach(entry -> dates.put(entry.getKey(), date(entry.getValue())));
        return dates;
    }

    private static boolean wholeDate(JsonNode day) {
        return day.asText().length() > "MM-DD".length();
    }

    private static LocalDate date(JsonNode date) {
        try {
            return LocalDate.parse(date.asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a date as YYYY-MM-DD, got " + date, e);
        }
    }

    private static MonthDay day(JsonNode day) {
        try {
            return MonthDay.parse("--" + day.asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a day as MM-DD, got " + day, e);
        }
    }
}
