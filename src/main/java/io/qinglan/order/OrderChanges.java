package io.qinglan.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a new version of an order changes, obligation by obligation, in the words of the order itself. */
final class OrderChanges {

    private static final List<String> COMPARED = List.of(
            "amount",
            "unit",
            "limitTo",
            "start",
            "completeBy",
            "until",
            "ramp",
            "daily",
            "quota",
            "allowed",
            "binding");

    private OrderChanges() {}

    /**
     * The differences between two versions as they are shown: {@code {change: added|removed|changed, scope, target, action, before?, after?}};
     * before and after hold only what differs.
     */
    static List<Map<String, Object>> between(Map<String, Object> before, Map<String, Object> after) {
        Map<List<Object>, Map<String, Object>> old = byKey(before);
        List<Map<String, Object>> changes = new ArrayList<>();
        byKey(after).forEach((key, obligation) -> {
            Map<String, Object> was = old.remove(key);
            if (was == null) {
                changes.add(change("added", obligation, null, said(obligation)));
            } else if (!said(was).equals(said(obligation))) {
                changes.add(changed(was, obligation));
            }
        });
        old.values().forEach(gone -> changes.add(change("removed", gone, said(gone), null)));
        return changes;
    }

    private static Map<String, Object> changed(Map<String, Object> was, Map<String, Object> is) {
        Map<String, Object> before = new LinkedHashMap<>();
        Map<String, Object> after = new LinkedHashMap<>();
        for (String name : COMPARED) {
            if (!Objects.equals(was.get(name), is.get(name))) {
                before.put(name, was.get(name));
                after.put(name, is.get(name));
            }
        }
        return change("changed", is, before, after);
    }

    private static Map<String, Object> change(
            String what, Map<String, Object> obligation, Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("change", what);
        change.put("scope", obligation.get("scope"));
        change.put("target", obligation.get("target"));
        change.put("action", obligation.get("action"));
        if (before != null) {
            change.put("before", before);
        }
        if (after != null) {
            change.put("after", after);
        }
        return change;
    }

    private static Map<String, Object> said(Map<String, Object> obligation) {
        Map<String, Object> said = new LinkedHashMap<>();
        COMPARED.forEach(name -> said.put(name, obligation.get(name)));
        return said;
    }

    @SuppressWarnings("unchecked")
    private static Map<List<Object>, Map<String, Object>> byKey(Map<String, Object> order) {
        Map<List<Object>, Map<String, Object>> byKey = new LinkedHashMap<>();
        for (Map<String, Object> obligation : (List<Map<String, Object>>) order.get("obligations")) {
            List<Object> key = List.of(
                    String.valueOf(obligation.get("scope")),
                    String.valueOf(obligation.get("target")),
                    String.valueOf(obligation.get("action")),
                    byKey.size());
            List<Object> plain = key.subList(0, 3);
            byKey.put(byKey.containsKey(plain) ? key : plain, obligation);
        }
        return byKey;
    }
}
