package io.qinglan.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.inventory.Site;

/** Obligations as an order shows them, from the decision record that proves them. */
@ApplicationScoped
class ObligationViews {

    private static final List<String> POLLUTANTS = List.of("SO2", "NOx", "PM", "VOCs");
    private static final List<String> AS_RECORDED =
            List.of("cap", "comparison", "countedBy", "minCount", "minCapacity", "keptHot", "mayFinish", "safeMinimum");

    private final OrderReasons reasons;

    ObligationViews(OrderReasons reasons) {
        this.reasons = reasons;
    }

    /**
     * The obligations of an order; their times are the order's.
     *
     * @param meters which points of the site speak for what
     */
    List<Map<String, Object>> of(OrderRow order, Site site, OrderViews.Shared common, MeterMap meters) {
        List<Map<String, Object>> views = new ArrayList<>();
        for (JsonNode recorded : order.record().at("/output/obligations")) {
            views.add(view(order.id() + "-" + (views.size() + 1), recorded, site, common, meters));
        }
        onTopOf(views);
        return views;
    }

    private Map<String, Object> view(
            String id, JsonNode recorded, Site site, OrderViews.Shared common, MeterMap meters) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("scope", recorded.get("scope"));
        view.put("target", target(recorded, site));
        view.put("action", recorded.get("action"));
        view.put("amount", recorded.get("amount"));
        view.put("unit", recorded.get("unit"));
        view.put("limitTo", recorded.get("limitTo"));
        Instant start =
                recorded.has("from") ? Instant.parse(recorded.get("from").asText()) : common.start();
        view.put("start", start);
        view.put("completeBy", after(start, recorded.path("completeAfter")));
        view.put(
                "until",
                recorded.has("until") ? Instant.parse(recorded.get("until").asText()) : common.until());
        view.put("ramp", ramp(recorded.path("ramp"), start));
        quota(recorded).ifPresent(quota -> view.put("quota", quota));
        view.put("daily", recorded.has("daily") ? recorded.get("daily") : List.of());
        view.put("allowed", recorded.has("allowed") ? recorded.get("allowed") : List.of());
        AS_RECORDED.stream().filter(recorded::has).forEach(name -> view.put(name, recorded.get(name)));
        view.put("binding", recorded.path("binding").asBoolean(true));
        view.put("origin", recorded.path("origin").asText("table"));
        view.put("because", because(recorded.path("because").asText()));
        List<Map<String, Object>> checks = Checks.of(recorded, meters);
        view.put("checkedBy", checks);
        if (recorded.path("scope").asText().equals("transport")) {
            view.put(
                    "proof",
                    common.parts().path("transportProof").isArray()
                            ? common.parts().get("transportProof")
                            : List.of());
        }
        view.put("flags", checks.isEmpty() ? List.of("not_checkable") : List.of());
        view.put("saves", saves(recorded.path("saves")));
        return view;
    }

    /** Never before the start of the obligation and the safe stop of the line in its plan. */
    private static Instant after(Instant start, JsonNode hours) {
        return hours.isNumber() ? start.plus(Hours.of(hours.decimalValue())) : start;
    }

    /** The way down: by when how many percent of what is asked. */
    private static List<Map<String, Object>> ramp(JsonNode recorded, Instant start) {
        List<Map<String, Object>> ramp = new ArrayList<>();
        for (JsonNode step : recorded) {
            Map<String, Object> by = new LinkedHashMap<>();
            by.put("by", after(start, step.path("after")));
            by.put("share", step.get("share"));
            ramp.add(by);
        }
        return ramp;
    }

    /** A limit that is a number of times a day, as heats of a converter. */
    private static Optional<Map<String, Object>> quota(JsonNode recorded) {
        if (!recorded.path("unit").asText().equals("heats_per_day_per_furnace")) {
            return Optional.empty();
        }
        Map<String, Object> quota = new LinkedHashMap<>();
        quota.put("value", recorded.get("amount"));
        quota.put("unit", "heats");
        quota.put("per", "day");
        return Optional.of(quota);
    }

    /** What asks something of the rest of a line names what stops the other part of it. */
    private static void onTopOf(List<Map<String, Object>> views) {
        for (Map<String, Object> rest : views) {
            for (Map<String, Object> part : views) {
                boolean sameLine = targeted(rest, "code").equals(targeted(part, "code"));
                if (sameLine && restOf(rest) && stopped(part)) {
                    rest.put("onTopOf", part.get("id"));
                }
            }
        }
    }

    private static boolean stopped(Map<String, Object> view) {
        return parted(view) && targeted(view, "share").isNumber();
    }

    private static boolean restOf(Map<String, Object> view) {
        return parted(view) && !targeted(view, "share").isNumber();
    }

    private static boolean parted(Map<String, Object> view) {
        return ((Map<?, ?>) view.get("target")).containsKey("part");
    }

    private static JsonNode targeted(Map<String, Object> view, String key) {
        Object value = ((Map<?, ?>) view.get("target")).get(key);
        return value instanceof JsonNode node ? node : TextNode.valueOf(String.valueOf(value));
    }

    private static Map<String, Object> target(JsonNode recorded, Site site) {
        String code = recorded.path("target").asText();
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("code", code);
        LineFact line = site == null
                ? null
                : site.facts().lines().stream()
                        .filter(candidate -> candidate.id().equals(code))
                        .findFirst()
                        .orElse(null);
        target.put("plantCode", line == null ? null : line.plantCode());
        target.put("name", line == null ? name(code, site) : line.name());
        if (recorded.has("part")) {
            target.put("part", recorded.get("part"));
            target.put("share", recorded.get("partShare"));
        }
        return target;
    }

    private static String name(String code, Site site) {
        return switch (code) {
            case "enterprise" -> site == null ? null : site.facts().name();
            case "trucks_n4_and_below" -> "国四及以下重型载货车辆(含燃气)";
            case "road_transport" -> "公路运输";
            case "all_transport" -> "运输";
            default -> null;
        };
    }

    private Object because(String key) {
        JsonNode reason = reasons.find(key).orElse(null);
        if (reason == null) {
            return Map.of("reason", key);
        }
        Map<String, Object> because = new LinkedHashMap<>();
        because.put("rule", reason.get("rule"));
        because.put("clause", reason.get("clause"));
        because.put("source", reason.get("source"));
        because.put("certainty", reason.path("certainty").asText().toLowerCase(java.util.Locale.ROOT));
        because.put("title", Map.of("zh", reason.path("titleZh"), "en", reason.path("titleEn")));
        because.put("citation", reason.get("citation"));
        because.put("parameters", reason.get("parameters"));
        return because;
    }

    private static Map<String, BigDecimal> saves(JsonNode recorded) {
        Map<String, BigDecimal> saves = new LinkedHashMap<>();
        POLLUTANTS.forEach(pollutant -> saves.put(
                pollutant, recorded.has(pollutant) ? recorded.get(pollutant).decimalValue() : BigDecimal.ZERO));
        return saves;
    }
}
