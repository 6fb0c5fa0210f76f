package io.qinglan.warning.assessment;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Shortfall;

/** An assessment as JSON, shape of contract 3.2; what does not apply is null. */
public final class AssessmentJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AssessmentJson() {}

    /** The tree of an assessment. */
    public static ObjectNode of(Assessment said) {
        ObjectNode tree = NODES.objectNode();
        ZoneId zone = said.zone();
        tree.put("level", said.level().code());
        tree.put("regime", said.regime().code());
        tree.put("transition", said.transition());
        tree.put("at", instant(said.at(), zone));
        tree.put("start", instant(said.start(), zone));
        tree.put("end", instant(said.end(), zone));
        tree.put("until", instant(said.until(), zone));
        tree.put("issueBy", instant(said.issueBy(), zone));
        tree.put("leadTimeMet", said.leadTimeMet());
        tree.put("leadTimeRequired", said.leadTimeRequired());
        tree.put("dayValid", said.dayValid());
        tree.put("episodes", said.episodes());
        tree.put("state", said.state());
        tree.set("flags", words(said.flags()));
        tree.set("actions", words(said.actions()));
        beside(tree, said);
        because(tree.putArray("because"), said);
        tree.set("nextLevel", nextLevel(said.nextLevel()));
        tree.putObject("pack").put("id", said.packId()).put("digest", said.packDigest());
        tree.put("aqiStandard", said.aqiStandard());
        tree.set("legalBasis", words(said.legalBasis()));
        return tree;
    }

    private static void beside(ObjectNode tree, Assessment said) {
        Level provincial = said.provincialLevel();
        tree.put("provincialLevel", provincial == null ? null : provincial.code());
        ObjectNode reductions = tree.putObject("reductions");
        said.reductions().forEach((pollutant, share) -> reductions.set(pollutant, number(share)));
        tree.set("states", words(said.states()));
        ArrayNode events = tree.putArray("events");
        said.events()
                .forEach(event -> events.addObject()
                        .put("at", instant(event.at(), said.zone()))
                        .put("transition", event.transition()));
        ArrayNode measures = tree.putArray("measures");
        said.measures()
                .forEach(measure -> measures.addObject()
                        .put("code", measure.code())
                        .put("start", instant(measure.start(), said.zone()))
                        .put("end", instant(measure.end(), said.zone())));
        if (said.publication() != null) {
            Integer aqi = said.publication().aqi();
            tree.set("aqi", aqi == null ? NODES.textNode("NA") : NODES.numberNode(aqi));
            tree.put("publish", said.publication().publish());
        }
    }

    private static void because(ArrayNode because, Assessment said) {
        for (Reason reason : said.because()) {
            ObjectNode one = because.addObject();
            one.put("rule", reason.rule());
            one.put("clause", reason.clause());
            one.putObject("title").put("zh", reason.titleZh()).put("en", reason.titleEn());
            one.set("facts", MAPPER.valueToTree(reason.facts()));
            one.set("parameters", MAPPER.valueToTree(reason.parameters()));
        }
    }

    private static JsonNode nextLevel(NextLevel next) {
        if (next == null) {
            return NODES.nullNode();
        }
        ObjectNode tree = NODES.objectNode();
        tree.put("level", next.level().code());
        ArrayNode lacking = tree.putArray("short");
        for (Shortfall shortfall : next.shortfalls()) {
            ObjectNode one = lacking.addObject();
            one.setAll((ObjectNode) MAPPER.valueToTree(Explanation.line(shortfall.line())));
            one.remove("level");
            one.put("longestHours", shortfall.longestHours());
            one.put("hoursShort", shortfall.hoursShort());
            one.set(
                    "aqiShort",
                    shortfall.indexShort() == null ? NODES.nullNode() : number(Index.plain(shortfall.indexShort())));
        }
        return tree;
    }

    private static ArrayNode words(Collection<String> words) {
        ArrayNode array = NODES.arrayNode();
        words.forEach(array::add);
        return array;
    }

    private static JsonNode number(BigDecimal value) {
        return value.scale() <= 0 ? NODES.numberNode(value.intValueExact()) : NODES.numberNode(value);
    }

    private static String instant(LocalDateTime instant, ZoneId zone) {
        return Explanation.instant(instant, zone);
    }
}
