package io.qinglan.order.obligation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.qinglan.policy.CaseContext;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** In no place of a case does a misspelt key or an unknown word pass unseen. */
class CaseKeysTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    private static final String FULL = """
            {"id": "x", "pack": "cn-2024", "readings": {"single_unit": "load"},
             "given": {
               "before_kg_per_day": {"SO2": 1},
               "alert": {"colour": "orange", "hours_since_start": 0, "date": "01-10"},
               "enterprise": {"industry": "KI15", "sub": "clinker", "grade": "B", "flags": ["strategic_emerging"],
                 "plan_stop_order": ["K1"], "annual_emission_kg": {"NOx": 900}, "mean_daily_before_kg": {"NOx": 9},
                 "offpeak": {"start": "11-15", "end": "03-15", "stop": ["K2"]},
                 "lines": [
                   {"id": "K1", "process_code": "clinker_kiln", "daily_capacity": 5000, "capacity_unit": "t/d",
                    "emission_kg_per_day": {"SO2": 1, "NOx": 2, "PM": 3, "VOCs": 4}, "baseline": {"permit": 4000},
                    "coprocessing": {"waste_t_per_day": 1, "hazardous_share_percent": 1}, "oven_type": "conventional",
                    "fuel": "coal", "product": "art_ceramics", "works": "other", "duty": "waste_coprocessing", "status": "running"},
                   {"id": "K2", "process_code": "clinker_kiln", "daily_capacity": 5000, "capacity_unit": "t/d"}],
                 "list_rows": [
                   {"line": "K2", "colour": "red", "action": "limit", "base": {"value": 10, "unit": "t/d"},
                    "limit_to": {"value": 8, "unit": "t/d"}},
                   {"line": "K1", "colour": "red", "action": "stop"}]}},
             "expected": {
               "reduction_kg_per_day": {"SO2": 0.2}, "max_kg_per_day": {"SO2": 1},
               "obligations": [
                 {"scope": "line", "target": {"line": "K1", "part": "charging", "share": 1}, "action": "stop", "amount": 1, "unit": "percent",
                  "limit_to": {"value": 1, "unit": "t/d"}, "cap": {"by": "duty_task"}, "daily": [{"from": "1", "to": "2"}, {"from": "1", "to": "2"}]},
                 {"scope": "transport", "target": "trucks_n4_and_below", "action": "forbid", "amount": 100, "unit": "percent"}]}}
            """;

    @Test
    void anUnknownKeyIsNamedAtEveryPlace() throws Exception {
        List<String> places = objects("", JsonMapper.builder().build().readTree(FULL));
        assertThat(places).hasSizeGreaterThan(24);
        List<String> unseen = new ArrayList<>();
        for (String place : places) {
            JsonNode aCase = JsonMapper.builder().build().readTree(FULL);
            ((ObjectNode) (place.isEmpty() ? aCase : aCase.at(place))).put("surplus", 1);
            List<String> differences = new ArrayList<>();
            CaseKeys.check(aCase, differences);
            if (!differences.equals(List.of("expected known keys only, got " + place + "/surplus"))) {
                unseen.add(place + " " + differences);
            }
        }
        assertThat(unseen).isEmpty();
        List<String> differences = new ArrayList<>();
        CaseKeys.check(JsonMapper.builder().build().readTree(FULL), differences);
        assertThat(differences).isEmpty();
    }

    @Test
    void anUnknownWordIsNamedWhereverCodesStand() throws Exception {
        for (String word : List.of(
                "\"KI15\"",
                "\"clinker\"",
                "\"B\"",
                "\"strategic_emerging\"",
                "\"clinker_kiln\"",
                "\"conventional\"",
                "\"coal\"",
                "\"art_ceramics\"",
                "\"other\"",
                "\"waste_coprocessing\"",
                "\"running\"",
                "\"orange\"",
                "\"red\"",
                "\"limit\"",
                "\"line\"",
                "\"stop\"",
                "\"forbid\"",
                "\"percent\"",
                "\"charging\"")) {
            assertThat(judge(FULL.replace(word + ",", "\"wrong\",")
                            .replace(word + "}", "\"wrong\"}")
                            .replace(word + "]", "\"wrong\"]")))
                    .as(word)
                    .anyMatch(line -> line.contains("wrong") && line.contains("expected"));
        }
    }

    @Test
    void aLineThatTheSiteDoesNotHaveIsNamed() throws Exception {
        assertThat(judge(FULL.replace("\"stop\": [\"K2\"]", "\"stop\": [\"K7\"]")))
                .anyMatch(line -> line.contains("K7"));
        assertThat(judge(FULL.replace("{\"line\": \"K2\"", "{\"line\": \"K8\"")))
                .anyMatch(line -> line.contains("K8"));
        assertThat(judge(FULL.replace("[\"K1\"], \"annual", "[\"K9\"], \"annual")))
                .anyMatch(line -> line.contains("K9"));
    }

    @Test
    void aCaseOfACityIsJudgedFigureByFigure() throws Exception {
        String city = """
                {"id": "c", "pack": "cn-2024", "kind": "city_check",
                 "given": {"before_kg_per_day": {"SO2": 1000, "NOx": 2000}, "alert": {"colour": "orange"}},
                 "expected": {"target_percent": 20, "max_kg_per_day": {"SO2": 800, "NOx": 1600}, "binding": true}}
                """;
        assertThat(judge(city)).isEmpty();
        assertThat(judge(city.replace(": 800", ": 801")))
                .singleElement()
                .asString()
                .startsWith("max SO2: expected 801, got 800");
        assertThat(judge(city.replace("\"target_percent\": 20", "\"target_percent\": 30")))
                .anyMatch(line -> line.startsWith("target_percent: expected 30, got 20"));
        assertThat(judge(city.replace(", \"NOx\": 1600", "")))
                .anyMatch(line -> line.startsWith("max_kg_per_day: expected"));
        assertThat(judge(city.replace("\"binding\": true", "\"binding\": false")))
                .anyMatch(line -> line.startsWith("binding: expected false"));
        assertThat(judge(city.replace("orange", "special_wind")))
                .anyMatch(line -> line.startsWith("expected a target"));
        assertThat(judge(city.replace("\"target_percent\"", "\"obligations\": [], \"target_percent\"")))
                .anyMatch(line -> line.contains("/expected/obligations"));
        assertThat(judge(city.replace("city_check", "town_check"))).anyMatch(line -> line.contains("town_check"));
        assertThat(judge(city.replace("\"kind\": \"city_check\",", "")))
                .anyMatch(line -> line.startsWith("expected given.enterprise"));
    }

    private static List<String> objects(String at, JsonNode node) {
        List<String> places = new ArrayList<>();
        boolean free = at.equals("/readings") || at.endsWith("/alert/x");
        if (node.isObject() && !free) {
            places.add(at);
            node.properties().forEach(entry -> places.addAll(objects(at + "/" + entry.getKey(), entry.getValue())));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                places.addAll(objects(at + "/" + i, node.get(i)));
            }
        }
        return places;
    }

    private static List<String> judge(String text) throws Exception {
        JsonNode aCase = JsonMapper.builder().build().readTree(text);
        try {
            return new ObligationCases().judge(aCase, new CaseContext(LIBRARY, null, Map.of()));
        } catch (IllegalArgumentException refused) {
            return List.of(String.valueOf(refused.getMessage()));
        }
    }
}
