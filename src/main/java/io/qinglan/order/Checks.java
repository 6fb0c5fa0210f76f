package io.qinglan.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an obligation can be checked. Vehicles are checked by the gates of the site where it has any (HJ 1321-2023) and always by a person
 * on the spot; what stands still or runs lower is checked by a person. A reduction at the site's own choice asks nothing that could be
 * checked, and its obligation says so.
 */
final class Checks {

    private static final String MANUAL = "manual";
    private static final String LEDGER = "gate_ledger_without_barred_vehicles";

    private Checks() {}

    /**
     * The ways to check an obligation, the surest first.
     *
     * @param action what is asked
     * @param gates codes of the gates of the site
     */
    static List<Map<String, Object>> of(String action, List<String> gates) {
        if (action.equals("forbid") && !gates.isEmpty()) {
            List<Map<String, Object>> checks = new ArrayList<>();
            gates.forEach(gate -> checks.add(check("gate", gate, LEDGER)));
            checks.add(check(MANUAL, null, "spot_check_of_stages"));
            return checks;
        }
        String test = switch (action) {
            case "stop" -> "line_stands_still";
            case "limit" -> "ledger_within_limit";
            case "extend" -> "process_time_held";
            case "forbid" -> LEDGER;
            default -> null;
        };
        return test == null ? List.of() : List.of(check(MANUAL, null, test));
    }

    private static Map<String, Object> check(String feed, String point, String test) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("feed", feed);
        check.put("point", point);
        check.put("test", test);
        return check;
    }
}
