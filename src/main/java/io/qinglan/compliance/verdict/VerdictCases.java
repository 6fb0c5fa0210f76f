package io.qinglan.compliance.verdict;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.fact.compliance.Check;
import io.qinglan.fact.compliance.Overturn;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseKind;
import io.qinglan.policy.Fired;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.Shown;

/** Cases of one duty and the evidence of one window: given these, exactly this verdict. */
public final class VerdictCases implements CaseKind {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> ABOUT =
            List.of("id", "pack", "title", "clause", "source", "certainty", "note", "shows", "readings");

    private final Map<String, VerdictRules> rules = new ConcurrentHashMap<>();

    @Override
    public boolean recognises(JsonNode aCase) {
        return aCase.has("duty") && aCase.has("evidence");
    }

    @Override
    public List<String> judge(JsonNode aCase, CaseContext context) {
        List<String> differences = new ArrayList<>();
        CaseFields fields = new CaseFields(aCase, "", differences);
        ABOUT.forEach(fields::has);
        Check check = new CaseEvidence(CaseDuty.read(fields.object("duty"))).read(fields.object("evidence"));
        JsonNode expected = fields.get("verdict");
        fields.close();
        if (check == null) {
            differences.add("expected one kind of evidence, got " + aCase.path("evidence"));
            return differences;
        }
        PolicyPack pack = context.packOf(aCase).with(readings(aCase));
        Judged judged = rules.computeIfAbsent(pack.digest(), digest -> new VerdictRules(pack))
                .explain(List.of(check));
        if (Shown.saidBy(aCase)) {
            List<String> fired = judged.fired().stream().map(Fired::rule).toList();
            differences.addAll(Shown.differences(aCase, fired, pack.rules("compliance")));
        }
        compare(expected, judged.verdicts(), differences);
        return differences;
    }

    private static Map<String, Object> readings(JsonNode aCase) {
        Map<String, Object> readings = new HashMap<>();
        aCase.path("readings").properties().forEach(reading -> readings.put(reading.getKey(), reading.getValue()));
        return readings;
    }

    private static void compare(JsonNode expected, List<Verdict> got, List<String> differences) {
        if (expected.asText().equals("none")) {
            if (!got.isEmpty()) {
                differences.add("verdict: expected none, got " + got);
            }
            return;
        }
        if (got.size() != 1) {
            differences.add("verdict: expected one, got " + got.size());
            return;
        }
        Verdict verdict = got.get(0);
        CaseFields fields = new CaseFields(expected, "/verdict", differences);
        if (!fields.has("result") || !fields.has("test")) {
            differences.add("/verdict: expected at least test and result, got " + expected);
        }
        same(fields, "test", verdict.test().code(), differences);
        same(fields, "result", verdict.result().code(), differences);
        same(fields, "confidence", verdict.confidence().code(), differences);
        same(fields, "weight", verdict.weight().code(), differences);
        same(fields, "about", verdict.about(), differences);
        same(fields, "rule", verdict.because().rule(), differences);
        if (fields.has("overturnedBy")) {
            List<String> codes =
                    verdict.overturnedBy().stream().map(Overturn::code).toList();
            if (!new HashSet<>(fields.words("overturnedBy")).equals(new HashSet<>(codes))) {
                differences.add("overturnedBy: expected " + fields.get("overturnedBy") + ", got " + codes);
            }
        }
        figures(fields.get("figures"), verdict.figures(), differences);
        fields.close();
    }

    private static void figures(JsonNode expected, Map<String, Object> got, List<String> differences) {
        JsonNode shown = MAPPER.valueToTree(got);
        expected.properties().forEach(figure -> {
            JsonNode has = shown.path(figure.getKey());
            if (!equal(figure.getValue(), has)) {
                differences.add("figure " + figure.getKey() + ": expected " + figure.getValue() + ", got "
                        + (has.isMissingNode() ? "none" : has));
            }
        });
    }

    private static boolean equal(JsonNode expected, JsonNode got) {
        if (expected.isNumber() && got.isNumber()) {
            BigDecimal difference = expected.decimalValue().subtract(got.decimalValue());
            return difference.signum() == 0;
        }
        return expected.isNull() && got.isMissingNode() || expected.equals(got);
    }

    private static void same(CaseFields expected, String key, String got, List<String> differences) {
        if (expected.has(key) && !expected.text(key).equals(got)) {
            differences.add(key + ": expected " + expected.text(key) + ", got " + got);
        }
    }
}
