package io.qinglan.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an obligation can be checked. No monitoring point is known yet (they come with the feeds), so what can be seen on site is checked by
 * a person; a reduction at the site's own choice asks nothing that could be checked, and its obligation says so.
 */
final class Checks {

    private static final String MANUAL = "manual";

    private Checks() {}

    static List<Map<String, Object>> of(String action) {
        String test = switch (action) {
            case "stop" -> "line_stands_still";
            case "limit" -> "ledger_within_limit";
            case "extend" -> "process_time_held";
            case "forbid" -> "gate_ledger_without_barred_vehicles";
            default -> null;
        };
        if (test == null) {
            return List.of();
        }
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("feed", MANUAL);
        check.put("point", null);
        check.put("test", test);
        return List.of(check);
    }
}
