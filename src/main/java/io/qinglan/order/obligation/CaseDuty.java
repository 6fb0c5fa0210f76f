package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qinglan.fact.obligation.Cap;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.Target;

/**
 * Compares obligations with those a case expects: scope, target, action, amount, unit and binding always; the rest where the case
 * names it; figures to 0.1; lists as sets.
 */
final class CaseDuty {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");
    private static final List<String> ALWAYS = List.of("scope", "target", "action", "amount", "unit");
    private static final List<String> WHERE_NAMED =
            List.of("limit_to", "cap", "allowed", "daily", "counted_by", "min_count", "origin");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CaseDuty() {}

    /** What the expected set and the derived one do not share: one line for each that has no partner. */
    static List<String> compare(JsonNode expected, List<Obligation> got) {
        List<ObjectNode> ours = got.stream().map(CaseDuty::written).toList();
        int[] partner = new int[ours.size()];
        Arrays.fill(partner, -1);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!pair(expected, ours, i, partner, new HashSet<>())) {
                differences.add("expected obligation " + expected.get(i) + ", got none like it");
            }
        }
        for (int i = 0; i < ours.size(); i++) {
            if (partner[i] < 0) {
                differences.add("expected no such obligation, got " + ours.get(i));
            }
        }
        return differences;
    }

    /** Whether two figures agree to 0.1. */
    static boolean agree(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(TOLERANCE) <= 0;
    }

    // one to one: an expected obligation may take a partner over when the other finds another one
    private static boolean pair(
            JsonNode expected, List<ObjectNode> ours, int place, int[] partner, Set<Integer> tried) {
        for (int i = 0; i < ours.size(); i++) {
            if (same(expected.get(place), ours.get(i)) && tried.add(i)) {
                if (partner[i] < 0 || pair(expected, ours, partner[i], partner, tried)) {
                    partner[i] = place;
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(JsonNode expected, ObjectNode ours) {
        for (String key : ALWAYS) {
            if (!equal(expected.path(key), ours.path(key))) {
                return false;
            }
        }
        if (expected.path("binding").asBoolean(true) != ours.path("binding").asBoolean(true)) {
            return false;
        }
        for (String key : WHERE_NAMED) {
            if (expected.has(key) && !equal(expected.get(key), ours.path(key))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(JsonNode expected, JsonNode ours) {
        if (none(expected) || none(ours)) {
            return none(expected) && none(ours);
        }
        if (expected.isNumber() && ours.isNumber()) {
            return agree(expected.decimalValue(), ours.decimalValue());
        }
        if (expected.isObject() && ours.isObject()) {
            return sameFields(expected, ours);
        }
        if (expected.isArray() && ours.isArray()) {
            return expected.size() == ours.size() && contains(expected, ours) && contains(ours, expected);
        }
        return Objects.equals(expected, ours);
    }

    private static boolean sameFields(JsonNode expected, JsonNode ours) {
        Set<String> names = new HashSet<>();
        expected.fieldNames().forEachRemaining(names::add);
        ours.fieldNames().forEachRemaining(names::add);
        return names.stream().allMatch(name -> equal(expected.path(name), ours.path(name)));
    }

    private static boolean contains(JsonNode outer, JsonNode inner) {
        for (JsonNode item : inner) {
            boolean found = false;
            for (JsonNode other : outer) {
                found |= equal(item, other);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean none(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** An obligation in the words of case files. */
    static ObjectNode written(Obligation obligation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("scope", obligation.scope().code());
        node.set("target", target(obligation.target()));
        node.put("action", obligation.action().code());
        node.put("amount", obligation.amount());
        node.put("unit", obligation.unit());
        node.put("binding", obligation.binding());
        node.set("limit_to", quantity(obligation.limitTo()));
        node.set("cap", cap(obligation.cap()));
        node.set("allowed", MAPPER.valueToTree(obligation.allowed()));
        if (!obligation.daily().isEmpty()) {
            node.set("daily", MAPPER.valueToTree(obligation.daily()));
        }
        node.put("counted_by", obligation.countedBy());
        node.put("min_count", obligation.minCount());
        node.put("origin", obligation.origin().code());
        node.properties().removeIf(entry -> entry.getValue().isNull() && !ALWAYS.contains(entry.getKey()));
        return node;
    }

    private static JsonNode target(Target target) {
        if (target instanceof Target.Part part) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("line", part.line().id()).put("part", part.part());
            return part.share() == null ? node : node.put("share", part.share());
        }
        if (target instanceof Target.AnyOf any) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("any", true)
                    .put("process", any.process())
                    .put("min_count", any.minCount())
                    .put("min_capacity", any.minCapacity().value());
        }
        return JsonNodeFactory.instance.textNode(target.code());
    }

    private static JsonNode quantity(Quantity quantity) {
        return quantity == null
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("value", quantity.value())
                        .put("unit", quantity.unit());
    }

    private static JsonNode cap(Cap cap) {
        if (cap == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (cap.by() != null) {
            return node.put("by", cap.by());
        }
        for (Map.Entry<String, BigDecimal> figure : cap.kilogramsPerDay().entrySet()) {
            node.put(figure.getKey(), figure.getValue());
        }
        return node.put("unit", "kg/d");
    }
}
