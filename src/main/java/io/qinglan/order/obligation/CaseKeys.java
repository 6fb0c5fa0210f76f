package io.qinglan.order.obligation;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The keys an obligation case may use. A key that is not here fails the case: what is not understood is not judged. */
final class CaseKeys {

    private static final Set<String> POLLUTANTS = Set.of("SO2", "NOx", "PM", "VOCs");
    private static final Set<String> QUANTITY = Set.of("value", "unit");

    private CaseKeys() {}

    /** Notes every unknown key of a case. */
    static void check(JsonNode aCase, List<String> differences) {
        allow(
                aCase,
                "",
                Set.of(
                        "id",
                        "pack",
                        "kind",
                        "title",
                        "given",
                        "expected",
                        "clause",
                        "source",
                        "certainty",
                        "note",
                        "shows",
                        "readings"),
                differences);
        JsonNode given = aCase.path("given");
        allow(given, "/given", Set.of("enterprise", "alert", "before_kg_per_day", "measures"), differences);
        allow(given.path("before_kg_per_day"), "/given/before_kg_per_day", POLLUTANTS, differences);
        allow(given.path("alert"), "/given/alert", Set.of("colour", "hours_since_start", "date"), differences);
        enterprise(given.path("enterprise"), "/given/enterprise", differences);
        expected(aCase.path("expected"), differences);
    }

    private static void enterprise(JsonNode enterprise, String at, List<String> differences) {
        allow(
                enterprise,
                at,
                Set.of(
                        "industry",
                        "sub",
                        "grade",
                        "listed",
                        "flags",
                        "flags_until",
                        "lines",
                        "plan_stop_order",
                        "list_rows",
                        "offpeak",
                        "annual_emission_kg",
                        "mean_daily_before_kg"),
                differences);
        allow(enterprise.path("offpeak"), at + "/offpeak", Set.of("start", "end", "stop"), differences);
        allow(enterprise.path("annual_emission_kg"), at + "/annual_emission_kg", POLLUTANTS, differences);
        allow(enterprise.path("mean_daily_before_kg"), at + "/mean_daily_before_kg", POLLUTANTS, differences);
        int number = 0;
        for (JsonNode line : enterprise.path("lines")) {
            line(line, at + "/lines/" + number++, differences);
        }
        number = 0;
        for (JsonNode row : enterprise.path("list_rows")) {
            String place = at + "/list_rows/" + number++;
            allow(row, place, Set.of("line", "colour", "action", "base", "limit_to"), differences);
            allow(row.path("base"), place + "/base", QUANTITY, differences);
            allow(row.path("limit_to"), place + "/limit_to", QUANTITY, differences);
        }
    }

    private static void line(JsonNode line, String at, List<String> differences) {
        allow(
                line,
                at,
                Set.of(
                        "id",
                        "process_code",
                        "daily_capacity",
                        "capacity_unit",
                        "emission_kg_per_day",
                        "baseline",
                        "chamber_height_m",
                        "coking_hours",
                        "chambers",
                        "cells",
                        "fire_trains",
                        "coprocessing",
                        "oven_type",
                        "fuel",
                        "product",
                        "works",
                        "duty",
                        "approved_max_load_percent",
                        "lowest_daily_load_previous_year",
                        "status"),
                differences);
        allow(line.path("emission_kg_per_day"), at + "/emission_kg_per_day", POLLUTANTS, differences);
        allow(
                line.path("baseline"),
                at + "/baseline",
                Set.of("eia", "permit", "previous_year_actual", "filed"),
                differences);
        allow(
                line.path("coprocessing"),
                at + "/coprocessing",
                Set.of("waste_t_per_day", "hazardous_share_percent"),
                differences);
    }

    private static void expected(JsonNode expected, List<String> differences) {
        allow(
                expected,
                "/expected",
                Set.of(
                        "obligations",
                        "reduction_kg_per_day",
                        "reduction_formula",
                        "compliance_checks",
                        "target_percent",
                        "max_kg_per_day",
                        "binding"),
                differences);
        allow(expected.path("reduction_kg_per_day"), "/expected/reduction_kg_per_day", POLLUTANTS, differences);
        allow(expected.path("max_kg_per_day"), "/expected/max_kg_per_day", POLLUTANTS, differences);
        int number = 0;
        for (JsonNode obligation : expected.path("obligations")) {
            obligation(obligation, "/expected/obligations/" + number++, differences);
        }
    }

    private static void obligation(JsonNode obligation, String at, List<String> differences) {
        allow(
                obligation,
                at,
                Set.of(
                        "scope",
                        "target",
                        "action",
                        "amount",
                        "unit",
                        "binding",
                        "limit_to",
                        "cap",
                        "allowed",
                        "daily",
                        "counted_by",
                        "min_count",
                        "origin",
                        "title",
                        "clause",
                        "source",
                        "certainty",
                        "note"),
                differences);
        allow(obligation.path("limit_to"), at + "/limit_to", QUANTITY, differences);
        allow(obligation.path("cap"), at + "/cap", Set.of("SO2", "NOx", "PM", "VOCs", "unit", "by"), differences);
        allow(
                obligation.path("target"),
                at + "/target",
                Set.of("line", "part", "share", "any", "process", "min_count", "min_capacity"),
                differences);
        int number = 0;
        for (JsonNode span : obligation.path("daily")) {
            allow(span, at + "/daily/" + number++, Set.of("from", "to"), differences);
        }
    }

    private static void allow(JsonNode node, String at, Set<String> keys, List<String> differences) {
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                differences.add("expected known keys only, got " + at + "/" + key);
            }
        });
    }
}
