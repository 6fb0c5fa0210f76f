package io.qinglan.order.print;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What an obligation asks for, in one Chinese sentence made of its figures. */
final class ActionText {

    private static final Map<String, String> ACTIONS =
            Map.of("stop", "停产", "limit", "限产", "extend", "延长结焦时间", "forbid", "禁止", "autonomous", "自主减排");
    private static final Map<String, String> UNITS =
            Map.of("percent", "%", "hours", "小时", "h", "小时", "t/d", "吨/日", "heats_per_day_per_furnace", "炉次/日·座");

    private ActionText() {}

    /** The sentence of an obligation as the order shows it. */
    static String of(JsonNode obligation) {
        String action = obligation.path("action").asText();
        StringBuilder text = new StringBuilder(ACTIONS.getOrDefault(action, action));
        JsonNode amount = obligation.path("amount");
        boolean whole = action.equals("stop") && amount.asText().equals("100");
        if (amount.isNumber() && !whole) {
            text.append(' ')
                    .append(figure(amount))
                    .append(unit(obligation.path("unit").asText()));
        }
        JsonNode to = obligation.path("limitTo");
        if (to.path("value").isNumber()) {
            text.append("，不高于 ")
                    .append(figure(to.path("value")))
                    .append(unit(to.path("unit").asText()));
        }
        JsonNode quota = obligation.path("quota");
        if (quota.path("value").isNumber()) {
            text.append("，每日至多 ").append(figure(quota.path("value"))).append(" 次");
        }
        obligation
                .path("daily")
                .forEach(span -> text.append("，每日 ")
                        .append(span.path("from").asText())
                        .append("–")
                        .append(span.path("to").asText()));
        if (!obligation.path("allowed").isEmpty()) {
            text.append("；允许：");
            obligation.path("allowed").forEach(one -> text.append(one.asText()).append(' '));
        }
        return text.toString().strip();
    }

    private static String figure(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString();
    }

    private static String unit(String unit) {
        return UNITS.getOrDefault(unit, unit.isEmpty() ? "" : " " + unit);
    }
}
