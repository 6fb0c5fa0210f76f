package io.qinglan.compliance.lead;

import java.util.EnumMap;
import java.util.Map;

import io.qinglan.fact.compliance.Confidence;
import io.qinglan.policy.Parameters;

/**
 * How long a duty must be seen not met before a lead opens: {@code parameters/tolerance.yaml} of the pack in use. No document gives the
 * figures; a city sets its own.
 *
 * @param afterMinutes minutes not met in a row, of at least this confidence
 * @param gapMinutes minutes without a judgement that do not break a row
 */
public record ToleranceRules(Map<Confidence, Integer> afterMinutes, int gapMinutes) {

    /** Copies the map. */
    public ToleranceRules {
        afterMinutes = Map.copyOf(afterMinutes);
    }

    /**
     * The figures of a pack.
     *
     * @param parameters those that hold on the day
     */
    public static ToleranceRules of(Parameters parameters) {
        Map<Confidence, Integer> after = new EnumMap<>(Confidence.class);
        for (Confidence confidence : Confidence.values()) {
            if (parameters.node("lead_after_minutes").has(confidence.code())) {
                after.put(
                        confidence,
                        parameters
                                .node("lead_after_minutes")
                                .get(confidence.code())
                                .asInt());
            }
        }
        return new ToleranceRules(after, parameters.number("lead_gap_minutes").intValueExact());
    }
}
