package io.qinglan.order.obligation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import io.qinglan.policy.CaseContext;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** A case that is not exactly right fails, and the line says what was expected and what came. */
class CaseJudgementTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    private static final String CASE = """
            {"id": "x", "pack": "cn-2024",
             "given": {"enterprise": {"industry": "KI15", "sub": "clinker", "grade": "B",
               "lines": [{"id": "K1", "process_code": "clinker_kiln", "daily_capacity": 5000, "capacity_unit": "t/d"}]},
               "alert": {"colour": "orange"}},
             "expected": {"obligations": [
               {"scope": "line", "target": "K1", "action": "limit", "amount": 20, "unit": "percent",
                "limit_to": {"value": 4000, "unit": "t/d"}},
               {"scope": "transport", "target": "trucks_n4_and_below", "action": "forbid", "amount": 100, "unit": "percent"}]}}
            """;

    @Test
    void theCaseItselfPasses() {
        assertThat(judge(CASE)).isEmpty();
    }

    @Test
    void anUnknownKeyFails() {
        assertThat(judge(CASE.replace("\"grade\": \"B\"", "\"grade\": \"B\", \"owner\": \"x\"")))
                .anyMatch(line -> line.contains("/given/enterprise/owner"));
        assertThat(judge(CASE.replace("\"daily_capacity\"", "\"dailyCapacity\"")))
                .anyMatch(line -> line.contains("/given/enterprise/lines/0/dailyCapacity"));
        assertThat(judge(CASE.replace("\"scope\": \"line\"", "\"scope\": \"line\", \"until\": 1")))
                .anyMatch(line -> line.contains("/expected/obligations/0/until"));
    }

    @Test
    void anUnknownCodeFails() {
        assertThat(judge(CASE.replace("clinker_kiln", "clinker_oven"))).anyMatch(line -> line.contains("clinker_oven"));
        assertThat(judge(CASE.replace("KI15", "KI99"))).anyMatch(line -> line.contains("KI99"));
        assertThat(judge(CASE.replace("orange", "purple"))).anyMatch(line -> line.contains("purple"));
    }

    @Test
    void aWrongFigureAMissingAndASurplusObligationFail() {
        assertThat(judge(CASE.replace("4000", "4000.2"))).isNotEmpty();
        assertThat(judge(CASE.replace("4000", "4000.04"))).isEmpty();
        assertThat(judge(CASE.replace("\"amount\": 20", "\"amount\": 20, \"binding\": false")))
                .hasSize(2);
        assertThat(judge(CASE.replace("\"grade\": \"B\"", "\"grade\": \"A\""))).hasSize(3);
    }

    @Test
    void twoAlikeNeedTwo() {
        String twice = CASE.replace(
                "{\"scope\": \"transport\"",
                "{\"scope\": \"transport\", \"target\": \"trucks_n4_and_below\", \"action\": \"forbid\", \"amount\": 100,"
                        + " \"unit\": \"percent\"}, {\"scope\": \"transport\"");
        assertThat(judge(twice)).hasSize(1);
    }

    private static List<String> judge(String text) {
        try {
            JsonNode aCase = JsonMapper.builder().build().readTree(text);
            return new ObligationCases().judge(aCase, new CaseContext(LIBRARY, null, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
