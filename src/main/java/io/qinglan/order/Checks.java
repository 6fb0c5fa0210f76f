package io.qinglan.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.inventory.Point;

/**
 * How an obligation can be checked, from the meter map of the site: a line by its own meters and by the stack it leaves through, vehicles by
 * the gates of the site (HJ 1321-2023), and each by a person on the spot. Only what a verdict may rest on is named: a meter that several
 * lines share without a countersigned split checks nothing. A reduction at the site's own choice asks nothing that could be checked, and its
 * obligation says so.
 */
final class Checks {

    private static final String MANUAL = "manual";
    private static final String SPOT_CHECK = "spot_check_of_stages";

    private final JsonNode obligation;
    private final MeterMap meters;
    private final List<Map<String, Object>> checks = new ArrayList<>();

    private Checks(JsonNode obligation, MeterMap meters) {
        this.obligation = obligation;
        this.meters = meters;
    }

    /**
     * The ways to check an obligation, the surest first; power points with the loads by which a plant can check itself.
     *
     * @param recorded the obligation as its decision record has it
     */
    static List<Map<String, Object>> of(JsonNode recorded, MeterMap meters) {
        return new Checks(recorded, meters).gather();
    }

    private List<Map<String, Object>> gather() {
        String action = obligation.path("action").asText();
        String target = obligation.path("target").asText();
        if (action.equals("forbid")) {
            gates();
            return checks;
        }
        if (obligation.path("scope").asText().equals("whole")) {
            power(meters.ofSite(), powerTest(action));
        } else {
            line(action, target);
        }
        String byHand = switch (action) {
            case "stop" -> "line_stands_still";
            case "limit" -> "ledger_within_limit";
            case "extend" -> "process_time_held";
            default -> null;
        };
        if (byHand != null) {
            checks.add(check(MANUAL, null, byHand));
        }
        return checks;
    }

    private void line(String action, String target) {
        List<MeterMap.Speaking> production = meters.meters(target, Point.Role.PRODUCTION);
        power(production, powerTest(action));
        if (obligation.path("ramp").size() > 0) {
            power(production, "power_ramp");
        }
        if (!production.isEmpty()) {
            power(meters.meters(target, Point.Role.TREATMENT), "treatment_runs");
        }
        String stackTest = switch (action) {
            case "stop" -> "stack_stopped";
            case "limit" -> "stack_limit";
            default -> null;
        };
        if (stackTest != null) {
            points(meters.stacks(target), "cems", stackTest);
        }
        String processTest = action.equals("extend") ? "coking_time" : action.equals("limit") ? "feed_target" : null;
        if (processTest != null) {
            points(meters.mapped(target, Point.Kind.PROCESS), "process", processTest);
        }
    }

    private void gates() {
        for (Point gate : meters.gates()) {
            checks.add(check("gate", gate.code(), obligation.has("quota") ? "gate_quota" : "gate_stage"));
            if (obligation.path("daily").size() > 0) {
                checks.add(check("gate", gate.code(), "night_use"));
            }
        }
        checks.add(check(MANUAL, null, meters.gates().isEmpty() ? "gate_ledger_without_barred_vehicles" : SPOT_CHECK));
    }

    private static String powerTest(String action) {
        return switch (action) {
            case "stop" -> "power_stop";
            case "limit" -> "power_limit";
            default -> null;
        };
    }

    private void power(List<MeterMap.Speaking> speaking, String test) {
        if (test == null) {
            return;
        }
        for (MeterMap.Speaking one : speaking) {
            if (one.usable()) {
                Map<String, Object> check = check("power", one.point().code(), test);
                Point.Power power = one.point().power();
                check.put("role", power.role().code());
                check.put("relation", one.relation().code());
                present(
                        check,
                        "share",
                        one.target() == null ? null : one.target().share());
                present(check, "ratedKw", power.ratedKw());
                present(check, "standbyKw", power.standbyKw());
                present(check, "safeIdleKw", power.safeIdleKw());
                checks.add(check);
            }
        }
    }

    private void points(List<MeterMap.Speaking> speaking, String feed, String test) {
        speaking.stream()
                .filter(MeterMap.Speaking::usable)
                .forEach(one -> checks.add(check(feed, one.point().code(), test)));
    }

    private static void present(Map<String, Object> check, String name, BigDecimal value) {
        if (value != null) {
            check.put(name, value);
        }
    }

    private static Map<String, Object> check(String feed, String point, String test) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("feed", feed);
        check.put("point", point);
        check.put("test", test);
        return check;
    }
}
