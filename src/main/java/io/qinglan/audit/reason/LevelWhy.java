package io.qinglan.audit.reason;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.order.obligation.TraceView;
import io.qinglan.policy.Parameter;
import io.qinglan.policy.PolicyPack;

/** Why the rules said a level: each rule that fired with the facts it matched and the parameters it read, fully dated and cited. */
final class LevelWhy {

    private LevelWhy() {}

    /** The reasons in the order the rules fired. */
    static List<Map<String, Object>> because(LevelCase level) {
        List<Map<String, Object>> reasons = new ArrayList<>();
        for (JsonNode fired : level.said().path("because")) {
            reasons.add(reason(fired, level.pack()));
        }
        return reasons;
    }

    /** A rule that fired, as an assessment says it, with its parameters as the pack states them. */
    static Map<String, Object> reason(JsonNode fired, PolicyPack pack) {
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("rule", fired.path("rule"));
        reason.put("clause", fired.path("clause"));
        reason.put("title", fired.path("title"));
        reason.put(
                "article",
                Map.of(
                        "document",
                        pack.document(),
                        "clause",
                        fired.path("clause"),
                        "pack",
                        Map.of("id", pack.id(), "document", pack.document())));
        reason.put("facts", fired.path("facts"));
        Map<String, Object> parameters = new LinkedHashMap<>();
        fired.path("parameters")
                .properties()
                .forEach(entry -> parameters.put(
                        entry.getKey(),
                        pack.parameters()
                                .find(entry.getKey())
                                .<Object>map(LevelWhy::shown)
                                .orElse(entry.getValue())));
        reason.put("parameters", parameters);
        String clause = fired.path("clause").asText("");
        reason.put(
                "text",
                new Text(
                        fired.at("/title/zh").asText() + "（" + clause + "）",
                        fired.at("/title/en").asText(fired.path("rule").asText()) + " (" + clause + ")"));
        return reason;
    }

    private static Map<String, Object> shown(Parameter parameter) {
        return TraceView.shown(parameter);
    }
}
