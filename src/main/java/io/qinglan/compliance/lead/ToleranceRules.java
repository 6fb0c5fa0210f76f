package io.qinglan.compliance.lead;

import java.util.EnumMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.compliance.Confidence;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.policy.Parameters;

/**
 * How long a duty must be seen not met before a lead opens: {@code parameters/tolerance.yaml} of the pack in use. No document gives the
 * figures; a city sets its own.
 *
 * @param afterMinutes minutes not met that add up, of at least this confidence; a confidence that is not there never opens a lead
 * @param byTest the same for single tests, in place of the common ones
 * @param settleMinutes minutes after the time of completion that alone open no lead, by test; none where a test is not there
 * @param drain how many minutes not met one minute met makes up for
 * @param gapMinutes minutes without a judgement after which counting begins anew
 */
public record ToleranceRules(
        Map<Confidence, Integer> afterMinutes,
        Map<TestKind, Map<Confidence, Integer>> byTest,
        Map<TestKind, Integer> settleMinutes,
        double drain,
        int gapMinutes) {

    /** Copies the maps. */
    public ToleranceRules {
        afterMinutes = Map.copyOf(afterMinutes);
        byTest = Map.copyOf(byTest);
        settleMinutes = Map.copyOf(settleMinutes);
    }

    /**
     * The figures of a pack.
     *
     * @param parameters those that hold on the day
     */
    public static ToleranceRules of(Parameters parameters) {
        Map<TestKind, Map<Confidence, Integer>> byTest = new EnumMap<>(TestKind.class);
        parameters
                .node("lead_after_minutes_by_test")
                .properties()
                .forEach(entry -> byTest.put(TestKind.of(entry.getKey()), minutes(entry.getValue())));
        Map<TestKind, Integer> settle = new EnumMap<>(TestKind.class);
        parameters
                .node("lead_settle_minutes")
                .properties()
                .forEach(entry ->
                        settle.put(TestKind.of(entry.getKey()), entry.getValue().asInt()));
        return new ToleranceRules(
                minutes(parameters.node("lead_after_minutes")),
                byTest,
                settle,
                parameters.number("lead_drain").doubleValue(),
                parameters.number("lead_gap_minutes").intValueExact());
    }

    private static Map<Confidence, Integer> minutes(JsonNode byConfidence) {
        Map<Confidence, Integer> minutes = new EnumMap<>(Confidence.class);
        for (Confidence confidence : Confidence.values()) {
            if (byConfidence.has(confidence.code())) {
                minutes.put(confidence, byConfidence.get(confidence.code()).asInt());
            }
        }
        return minutes;
    }

    /** Minutes not met by confidence, for a test. */
    public Map<Confidence, Integer> after(TestKind test) {
        return byTest.getOrDefault(test, afterMinutes);
    }
}
