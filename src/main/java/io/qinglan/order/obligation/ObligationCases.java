package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseKind;
import io.qinglan.policy.Fired;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.Shown;
import io.qinglan.policy.TableRow;

/** Cases of one enterprise and one alert, and sums over a city: given these facts, exactly these obligations. */
public final class ObligationCases implements CaseKind {

    private final Map<String, ObligationRules> rules = new ConcurrentHashMap<>();
    private final Map<PolicyLibrary, CaseCodes> codes = new ConcurrentHashMap<>();

    @Override
    public boolean recognises(JsonNode aCase) {
        return aCase.has("given");
    }

    @Override
    public List<String> judge(JsonNode aCase, CaseContext context) {
        List<String> differences = new ArrayList<>();
        CaseKeys.check(aCase, differences);
        String kind = aCase.path("kind").asText("obligations");
        PolicyPack pack = context.packOf(aCase).with(readings(aCase));
        CaseSite reader = new CaseSite(codes.computeIfAbsent(context.library(), CaseCodes::new), differences);
        switch (kind) {
            case "obligations" -> enterprise(aCase, pack, reader, differences);
            case "city_check" -> city(aCase, pack, reader, differences);
            default -> differences.add("expected kind obligations or city_check, got " + kind);
        }
        return differences;
    }

    private void enterprise(JsonNode aCase, PolicyPack pack, CaseSite reader, List<String> differences) {
        JsonNode expected = aCase.path("expected");
        only(expected, differences, "obligations", "reduction_kg_per_day", "reduction_formula", "compliance_checks");
        if (!aCase.path("given").has("enterprise")
                || !expected.path("obligations").isArray()) {
            differences.add("expected given.enterprise and a list expected.obligations, got none");
            return;
        }
        Alert alert = reader.alert(aCase.path("given").path("alert"));
        SiteFact site = reader.site(
                aCase.path("given").path("enterprise"), aCase.path("id").asText());
        known(site, pack, differences);
        List<TableRow> brought = brought(aCase);
        SiteDuties duties = rules.computeIfAbsent(pack.digest() + brought, key -> new ObligationRules(pack, brought))
                .derive(site, alert);
        if (Shown.saidBy(aCase)) {
            List<String> fired = duties.fired().stream().map(Fired::rule).toList();
            differences.addAll(Shown.differences(aCase, fired, pack.rules("obligation")));
        }
        differences.addAll(CaseDuty.compare(expected.path("obligations"), duties.obligations()));
        Emission saves = duties.saves();
        expected.path("reduction_kg_per_day")
                .properties()
                .forEach(figure -> compare(
                        "reduction " + figure.getKey(),
                        figure.getValue(),
                        saves.kilograms(figure.getKey()),
                        differences));
    }

    /** The readings of the law a case sets for itself. */
    private static Map<String, Object> readings(JsonNode aCase) {
        Map<String, Object> readings = new HashMap<>();
        aCase.path("readings").properties().forEach(reading -> readings.put(reading.getKey(), reading.getValue()));
        return readings;
    }

    /** The rows of a measure table a case brings: they take the place of the pack's, as those of a local pack would. */
    private static List<TableRow> brought(JsonNode aCase) {
        List<TableRow> rows = new ArrayList<>();
        for (JsonNode row : aCase.path("given").path("measures")) {
            Map<String, String> cells = new LinkedHashMap<>();
            row.properties()
                    .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asText()));
            rows.add(new TableRow(aCase.path("id").asText() + "/given/measures", rows.size() + 1, cells));
        }
        return rows;
    }

    private static void known(SiteFact site, PolicyPack pack, List<String> differences) {
        Industries industries = new Industries(pack);
        for (String industry : site.industries()) {
            if (!industry.equals("other") && !industries.knows(industry, null)) {
                differences.add("expected an industry of the pack, got " + industry);
            }
        }
        boolean subKnown = site.sub() == null
                || site.industries().stream().anyMatch(industry -> industries.knows(industry, site.sub()));
        if (!subKnown) {
            differences.add("expected a part of the industry, got " + site.sub());
        }
    }

    private static void city(JsonNode aCase, PolicyPack pack, CaseSite reader, List<String> differences) {
        JsonNode expected = aCase.path("expected");
        only(expected, differences, "target_percent", "max_kg_per_day", "binding");
        Map<String, BigDecimal> before = new HashMap<>();
        aCase.path("given")
                .path("before_kg_per_day")
                .properties()
                .forEach(entry -> before.put(entry.getKey(), entry.getValue().decimalValue()));
        Alert alert = reader.alert(aCase.path("given").path("alert"));
        CityCheck check = CityCheck.of(pack, alert.colour(), before).orElse(null);
        if (check == null) {
            differences.add("expected a target, got none of " + pack.id() + " at " + alert.colour());
            return;
        }
        if (expected.has("target_percent")) {
            compare("target_percent", expected.get("target_percent"), check.targetPercent(), differences);
        }
        if (expected.path("binding").asBoolean(true) != check.binding()) {
            differences.add(
                    "binding: expected " + expected.path("binding").asBoolean(true) + ", got " + check.binding());
        }
        JsonNode max = expected.path("max_kg_per_day");
        max.properties()
                .forEach(figure -> compare(
                        "max " + figure.getKey(),
                        figure.getValue(),
                        check.maxKilogramsPerDay().get(figure.getKey()),
                        differences));
        if (expected.has("max_kg_per_day")
                && max.size() != check.maxKilogramsPerDay().size()) {
            differences.add("max_kg_per_day: expected " + max + ", got " + check.maxKilogramsPerDay());
        }
    }

    private static void only(JsonNode expected, List<String> differences, String... keys) {
        List<String> known = List.of(keys);
        expected.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                differences.add("expected known keys only, got /expected/" + key);
            }
        });
    }

    private static void compare(String what, JsonNode expected, BigDecimal got, List<String> differences) {
        if (got == null || !expected.isNumber() || !CaseDuty.agree(expected.decimalValue(), got)) {
            differences.add(what + ": expected " + expected + ", got " + (got == null ? "none" : got.toPlainString()));
        }
    }
}
