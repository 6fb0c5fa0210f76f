package io.qinglan.audit.reason;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * How what is asked of a site differs: an obligation is the same one when target, part, scope and action are.
 *
 * @param added asked only after
 * @param removed asked only before
 * @param changed asked both times, with other figures: the figures before and after
 */
record ObligationDifference(List<JsonNode> added, List<JsonNode> removed, List<Map<String, Object>> changed) {

    static ObligationDifference of(List<JsonNode> before, List<JsonNode> after) {
        List<JsonNode> added = new ArrayList<>(after);
        List<JsonNode> removed = new ArrayList<>();
        List<Map<String, Object>> changed = new ArrayList<>();
        for (JsonNode one : before) {
            JsonNode same = added.stream()
                    .filter(other -> key(other).equals(key(one)))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                removed.add(one);
                continue;
            }
            added.remove(same);
            if (!OrderWhy.does(one).equals(OrderWhy.does(same))) {
                Map<String, Object> change = new LinkedHashMap<>();
                change.put("target", one.path("target"));
                change.put("before", one);
                change.put("after", same);
                changed.add(change);
            }
        }
        return new ObligationDifference(added, removed, changed);
    }

    /** Whether nothing differs. */
    @JsonIgnore
    boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** In one sentence. */
    Text text() {
        if (none()) {
            return new Text("要求不变", "nothing would be asked otherwise");
        }
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        removed.forEach(one -> {
            zh.add("不再要求 " + said(one).zh());
            en.add("no longer " + said(one).en());
        });
        added.forEach(one -> {
            zh.add("新增 " + said(one).zh());
            en.add("in addition " + said(one).en());
        });
        changed.forEach(one -> {
            zh.add("由 " + said((JsonNode) one.get("before")).zh() + " 变为 "
                    + said((JsonNode) one.get("after")).zh());
            en.add("instead of " + said((JsonNode) one.get("before")).en() + " then "
                    + said((JsonNode) one.get("after")).en());
        });
        return new Text(String.join("；", zh), String.join("; ", en));
    }

    private static Text said(JsonNode obligation) {
        Text action = Words.action(obligation.path("action").asText(null));
        String amount = obligation.path("amount").isNumber()
                ? " " + obligation.get("amount").asText() + " "
                        + obligation.path("unit").asText()
                : "";
        String target = obligation.path("target").asText();
        return new Text(target + action.zh() + amount, target + " " + action.en() + amount);
    }

    private static List<JsonNode> key(JsonNode obligation) {
        return List.of(
                obligation.path("target"),
                obligation.path("part"),
                obligation.path("scope"),
                obligation.path("action"),
                obligation.path("from"));
    }
}
