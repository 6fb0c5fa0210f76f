package io.qinglan.audit.reason;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.fact.Level;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.ArchivedInput;
import io.qinglan.warning.assessment.Assessment;
import io.qinglan.warning.assessment.AssessmentInput;
import io.qinglan.warning.assessment.AssessmentJson;
import io.qinglan.warning.assessment.Assessor;
import io.qinglan.warning.assessment.InputException;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** What the rules would have said of another series, context, pack or day; and how little more or less pollution would alter it. */
@ApplicationScoped
class LevelWhatIf {

    /** Raises, or with a minus lowers, every value of the series. */
    private static final String AQI = "aqi";

    private static final int FURTHEST = 300;
    private static final Set<String> FACTS = Set.of("series", "context", "basis");
    private static final Set<String> CONTEXT = Set.of(
            "level",
            "since",
            "now",
            "pollutant",
            "cause",
            "causeByDay",
            "kind",
            "requested",
            "regionalNotice",
            "fixedEnd",
            "superiorDeployment",
            "approval",
            "acts",
            "start",
            "end",
            "city");

    private final Assessor assessor;
    private final OtherPacks packs;
    private final ZoneId zone;

    LevelWhatIf(
            Assessor assessor,
            OtherPacks packs,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.assessor = assessor;
        this.packs = packs;
        this.zone = zone;
    }

    Map<String, Object> of(LevelCase found, WhatIfInput input) {
        PolicyPack pack = input.pack() == null ? found.pack() : packs.named(input.pack());
        JsonNode asked = changed(found.asked(), input);
        ObjectNode after = assess(asked, pack);
        List<Map<String, Object>> differences = new ArrayList<>();
        Replays.differences(differences, "", found.said(), after);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("changed", input);
        answer.put("pack", Why.pack(pack));
        answer.put("before", found.said());
        answer.put("after", after);
        boolean same = found.said().path("level").equals(after.path("level"))
                && found.said().path("transition").equals(after.path("transition"));
        answer.put("same", same);
        answer.put("differences", differences);
        answer.put("nearest", nearest(found));
        Text before = Words.level(found.said().path("level").asText());
        Text then = Words.level(after.path("level").asText());
        answer.put(
                "text",
                same
                        ? new Text("结论不变：" + then.zh(), "the same: " + then.en())
                        : new Text(
                                "由" + before.zh() + "变为" + then.zh(),
                                "instead of " + before.en() + " then " + then.en() + " ("
                                        + after.path("transition").asText() + ")"));
        return answer;
    }

    private JsonNode changed(JsonNode asked, WhatIfInput input) {
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        int shift = 0;
        for (Map.Entry<String, JsonNode> entry : input.facts().entrySet()) {
            String name = entry.getKey();
            if (name.equals(AQI)) {
                shift = entry.getValue().asInt();
            } else {
                facts.put(CONTEXT.contains(name) ? "/context/" + name : name, entry.getValue());
            }
        }
        if (input.level() != null) {
            facts.put("/context/level", JsonNodeFactory.instance.textNode(input.level()));
        }
        JsonNode changed = shifted(ChangedFacts.of(asked, facts, FACTS), shift);
        return input.date() == null ? changed : moved(changed, input.date());
    }

    /** The whole input on another day: now and every instant moved by the same time. */
    private JsonNode moved(JsonNode asked, LocalDate day) {
        JsonNode now = asked.at("/context/now");
        if (!now.isTextual()) {
            throw Problem.invalid(InputError.at("/date", "a decision that knows when it was made", day));
        }
        OffsetDateTime then = OffsetDateTime.parse(now.asText());
        Duration by =
                Duration.between(then, then.atZoneSameInstant(zone).with(day).toOffsetDateTime());
        ObjectNode copy = asked.deepCopy();
        for (String pointer : List.of(
                "/context/now",
                "/context/since",
                "/context/start",
                "/context/end",
                "/context/fixedEnd",
                "/series/start")) {
            JsonNode instant = copy.at(pointer);
            if (instant.isTextual()) {
                int slash = pointer.lastIndexOf('/');
                OffsetDateTime moved = OffsetDateTime.parse(instant.asText()).plus(by);
                ((ObjectNode) copy.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), moved.toString());
            }
        }
        return copy;
    }

    private static JsonNode shifted(JsonNode asked, int by) {
        if (by == 0) {
            return asked;
        }
        ObjectNode copy = asked.deepCopy();
        copy.at("/series/values").forEach(values -> shift((ArrayNode) values, by));
        if (copy.at("/series/upper") instanceof ArrayNode upper) {
            shift(upper, by);
        }
        return copy;
    }

    private static void shift(ArrayNode values, int by) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isNumber()) {
                BigDecimal moved = values.get(i).decimalValue().add(BigDecimal.valueOf(by));
                values.set(i, JsonNodeFactory.instance.numberNode(moved.max(BigDecimal.ZERO)));
            }
        }
    }

    /** The least rise and the least fall of the whole series that alters the level. */
    private List<Map<String, Object>> nearest(LevelCase found) {
        List<Map<String, Object>> nearest = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            for (int by = 1; by <= FURTHEST; by++) {
                Level level = level(shifted(found.asked(), sign * by), found.pack());
                if (!level.code().equals(found.said().path("level").asText())) {
                    nearest.add(nearest(sign * by, level));
                    break;
                }
            }
        }
        nearest.sort(java.util.Comparator.comparingInt(one -> Math.abs((int) one.get("to"))));
        return nearest;
    }

    private static Map<String, Object> nearest(int by, Level level) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("change", AQI);
        one.put("to", by);
        one.put("level", level.code());
        Text then = Words.level(level.code());
        one.put(
                "text",
                new Text(
                        "全程指数" + (by > 0 ? "高 " : "低 ") + Math.abs(by) + "，则为" + then.zh(),
                        "with every value " + Math.abs(by) + (by > 0 ? " higher: " : " lower: ") + then.en()));
        return one;
    }

    private Level level(JsonNode asked, PolicyPack pack) {
        AssessmentInput input = ArchivedInput.read(asked, zone);
        return assessor.assess(pack, input.basis(), input.series(), input.context(), false)
                .level();
    }

    private ObjectNode assess(JsonNode asked, PolicyPack pack) {
        try {
            AssessmentInput input = ArchivedInput.read(asked, zone);
            Assessment said = assessor.assess(pack, input.basis(), input.series(), input.context());
            return AssessmentJson.of(said);
        } catch (InputException e) {
            throw Problem.invalid(e.faults().stream()
                    .map(fault -> InputError.at("/facts" + fault.pointer(), fault.expected(), fault.got()))
                    .toList());
        }
    }
}
