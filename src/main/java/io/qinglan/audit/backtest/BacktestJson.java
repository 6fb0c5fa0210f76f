package io.qinglan.audit.backtest;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qinglan.fact.Level;
import io.qinglan.warning.assessment.Assessment;
import io.qinglan.warning.assessment.AssessmentJson;

/** The result of a back-test as JSON: settings, files, cities, packs, log, differences. Local times of the place, without an offset. */
public final class BacktestJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final BacktestResult result;

    private BacktestJson(BacktestResult result) {
        this.result = result;
    }

    /** The tree of a result. */
    public static ObjectNode of(BacktestResult result) {
        return new BacktestJson(result).tree();
    }

    private ObjectNode tree() {
        ObjectNode tree = NODES.objectNode();
        setting(tree.putObject("setting"));
        files(tree.putArray("files"));
        ObjectNode disagreements = tree.putObject("disagreements");
        result.disagreements().forEach(disagreements::put);
        cities(tree.putArray("cities"));
        ArrayNode packs = tree.putArray("packs");
        result.packs().forEach(replay -> pack(packs.addObject(), replay));
        log(tree.putArray("log"));
        differences(tree.putArray("differences"));
        return tree;
    }

    private void setting(ObjectNode node) {
        BacktestSetting setting = result.setting();
        node.put("basis", setting.basis() == null ? null : setting.basis().code());
        node.put("daysAhead", setting.daysAhead());
        node.put("gapDays", setting.gapDays());
        ArrayNode spreads = node.putArray("spreads");
        setting.spreads().forEach(spreads::add);
        node.put("runs", setting.runs());
        node.put("seed", setting.seed());
    }

    private void files(ArrayNode files) {
        for (AirFiles.SourceFile file : result.files()) {
            ObjectNode one = files.addObject();
            one.put("name", file.name());
            one.put("format", file.format());
            one.putObject("title").put("zh", file.titleZh()).put("en", file.titleEn());
            one.put("rows", file.rows());
            one.put("missingCells", file.missing());
            one.put("datesPutRight", file.shifted());
            ObjectNode leftOut = one.putObject("leftOut");
            file.leftOut()
                    .forEach((column, why) ->
                            leftOut.putObject(column).put("zh", why.get(0)).put("en", why.get(1)));
        }
    }

    private void cities(ArrayNode cities) {
        for (CityAir air : result.cities()) {
            ObjectNode one = cities.addObject();
            one.put("city", air.city());
            one.put("from", air.firstDay().toString());
            one.put("to", air.lastDay().toString());
            one.put("unitHours", air.series().unitHours());
            one.put("units", air.series().length());
            one.put("missing", air.missing());
            ObjectNode sources = one.putObject("sources");
            air.sources().forEach(sources::put);
        }
    }

    private void pack(ObjectNode node, PackReplay replay) {
        node.put("id", replay.pack().id());
        node.put("digest", replay.pack().digest());
        node.putObject("title")
                .put("zh", replay.pack().titleZh())
                .put("en", replay.pack().titleEn());
        days(node.putObject("days"), PackReplay.days(replay.tracks()));
        node.put(
                "spells",
                replay.tracks().stream()
                        .mapToInt(track -> track.spells().size())
                        .sum());
        ArrayNode cities = node.putArray("cities");
        for (Track track : replay.tracks()) {
            ObjectNode one = cities.addObject();
            one.put("city", track.city());
            days(one.putObject("days"), PackReplay.days(List.of(track)));
            ArrayNode spells = one.putArray("spells");
            for (Track.Spell spell : track.spells()) {
                spells.addObject()
                        .put("from", text(spell.from()))
                        .put("to", text(spell.to()))
                        .put("level", spell.highest().code())
                        .put("announced", text(spell.announced()));
            }
        }
        scores(node.putObject("log"), replay);
        ArrayNode stability = node.putArray("stability");
        replay.stability().forEach(one -> stability(stability.addObject(), one));
    }

    private static void days(ObjectNode node, Map<Level, Integer> days) {
        days.forEach((level, count) -> node.put(level.code(), count));
    }

    private void scores(ObjectNode node, PackReplay replay) {
        node.put("rows", result.log().size());
        for (LogScore.Outcome outcome : LogScore.Outcome.values()) {
            node.put(camel(outcome.code()), replay.count(outcome));
        }
        hours(
                node.putObject("leadHours"),
                replay.scores().stream().map(LogScore::leadHours).toList());
        hours(
                node.putObject("aheadHours"),
                replay.scores().stream().map(LogScore::aheadHours).toList());
    }

    private static String camel(String code) {
        int at = code.indexOf('_');
        return at < 0
                ? code
                : camel(code.substring(0, at) + Character.toUpperCase(code.charAt(at + 1)) + code.substring(at + 2));
    }

    private static void hours(ObjectNode node, List<Long> hours) {
        List<Long> known =
                new ArrayList<>(hours.stream().filter(Objects::nonNull).toList());
        Collections.sort(known);
        node.put("known", known.size());
        if (!known.isEmpty()) {
            node.put("least", known.get(0));
            node.put("median", known.get(known.size() / 2));
            node.put("most", known.get(known.size() - 1));
        }
    }

    private static void stability(ObjectNode node, Stability said) {
        node.put("spread", said.spread());
        node.put("days", said.days());
        node.put("sameDays", said.same());
        node.put("warnedDays", said.warned());
        node.put("sameWarnedDays", said.sameWarned());
        node.put("missedDays", said.missed());
        node.put("falseDays", said.falseDays());
        node.put("withdrawn", said.withdrawn());
        node.put("spells", said.spells());
    }

    private void log(ArrayNode log) {
        for (int i = 0; i < result.log().size(); i++) {
            LoggedWarning row = result.log().get(i);
            ObjectNode one = log.addObject();
            one.put("id", row.id());
            one.put("city", row.city());
            one.put("level", row.level().code());
            one.put("announced", text(row.announced()));
            one.put("start", text(row.start()));
            one.put("startKnown", row.startKnown());
            one.put("end", text(row.end()));
            one.put("ended", row.ended());
            ObjectNode byPack = one.putObject("packs");
            for (PackReplay replay : result.packs()) {
                LogScore score = replay.scores().get(i);
                one.put("worstDay", score.worst());
                byPack.putObject(replay.pack().id())
                        .put("outcome", score.outcome().code())
                        .put(
                                "level",
                                score.level() == null ? null : score.level().code())
                        .put("leadHours", score.leadHours())
                        .put("aheadHours", score.aheadHours());
            }
        }
    }

    private void differences(ArrayNode differences) {
        for (PackDifference difference : result.differences()) {
            ObjectNode one = differences.addObject();
            one.putArray("packs").add(difference.one()).add(difference.other());
            one.put("days", difference.days());
            one.put("spells", difference.spells().size());
            ObjectNode table = one.putObject("table");
            difference.table().forEach((level, row) -> {
                ObjectNode cells = table.putObject(level.code());
                row.forEach((other, count) -> cells.put(other.code(), count));
            });
            ArrayNode explained = one.putArray("explained");
            result.explained().stream()
                    .filter(why -> why.packs() == difference)
                    .forEach(why -> explained(explained.addObject(), why));
        }
    }

    private static void explained(ObjectNode node, ExplainedDifference why) {
        node.put("city", why.spell().city());
        node.put("from", why.spell().from().toString());
        node.put("to", why.spell().to().toString());
        node.put("at", text(why.at()));
        ObjectNode levels = node.putObject("levels");
        levels.put(why.packs().one(), why.spell().one().code());
        levels.put(why.packs().other(), why.spell().other().code());
        node.set(why.packs().one(), said(why.one()));
        node.set(why.packs().other(), said(why.other()));
    }

    private static JsonNode said(Assessment said) {
        ObjectNode whole = AssessmentJson.of(said);
        return whole.retain("level", "transition", "start", "because", "nextLevel");
    }

    private static String text(LocalDateTime instant) {
        return instant == null ? null : instant.toString();
    }
}
