package io.qinglan.warning.assessment;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Conclusions.LevelEvent;
import io.qinglan.fact.warning.Conclusions.MeasureTime;
import io.qinglan.fact.warning.Regime;

/** Compares what a case expects with what the engine gives. An unknown key or a word outside its list is a difference of its own. */
final class Expectation {

    private static final Set<String> NOT_COMPARED =
            Set.of("title", "clause", "note", "source", "certainty", "formula", "observed");
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "level",
            "regime",
            "transition",
            "flags",
            "actions",
            "at",
            "start",
            "end",
            "until",
            "issueBy",
            "leadTimeMet",
            "leadTimeRequired",
            "dayValid",
            "episodes",
            "aqi",
            "publish",
            "provincialLevel",
            "reductions",
            "state",
            "states",
            "events",
            "measures"));
    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::code).toList();
    private static final List<String> REGIMES =
            Arrays.stream(Regime.values()).map(Regime::code).toList();
    private static final Pattern TRANSITION =
            Pattern.compile("none|extend|reassess|(none|blue|yellow|orange|red)->(none|blue|yellow|orange|red|lifted)");
    private static final List<String> FLAGS =
            List.of("avoid_plant_stops_and_site_stops", "prolonged_by_decision", "reject_request", "same_order");
    private static final List<String> ACTIONS =
            List.of("health_notice", "tighten_daily_supervision_vocs_nox", "optional_dust_source_control");
    private static final List<String> STATES =
            List.of("awaiting_approval", "rejected", "issued", "active", "suspended", "lifted", "expired", "cancelled");

    private final Assessment got;
    private final List<String> differences = new ArrayList<>();

    private Expectation(Assessment got) {
        this.got = got;
    }

    /** What is wrong with an expectation in itself: keys and words nobody knows. */
    static List<String> faults(JsonNode expect) {
        List<String> faults = new ArrayList<>();
        if (!expect.isObject()) {
            return List.of("expect: expected an object, got " + expect);
        }
        for (Map.Entry<String, JsonNode> entry : expect.properties()) {
            String key = entry.getKey();
            if (!KEYS.contains(key) && !NOT_COMPARED.contains(key)) {
                faults.add("expect/" + key + ": expected one of " + KEYS + ", got " + key);
            } else {
                words(key, entry.getValue(), faults);
            }
        }
        return faults;
    }

    /** The differences between an expectation and an assessment, one line each. */
    static List<String> differences(JsonNode expect, Assessment got) {
        Expectation expectation = new Expectation(got);
        expect.properties().stream()
                .filter(entry -> KEYS.contains(entry.getKey()))
                .forEach(entry -> expectation.compare(entry.getKey(), entry.getValue()));
        return expectation.differences;
    }

    private static void words(String key, JsonNode value, List<String> faults) {
        switch (key) {
            case "level", "provincialLevel" -> known(key, value, LEVELS, faults);
            case "regime" -> known(key, value, REGIMES, faults);
            case "state" -> known(key, value, STATES, faults);
            case "flags" -> value.forEach(word -> known(key, word, FLAGS, faults));
            case "actions" -> value.forEach(word -> known(key, word, ACTIONS, faults));
            case "states" -> value.forEach(word -> known(key, word, STATES, faults));
            case "transition" -> transition(value, faults);
            case "events" ->
                value.forEach(event -> {
                    keys("events", event, Set.of("at", "transition"), faults);
                    transition(event.path("transition"), faults);
                });
            case "measures" -> value.forEach(row -> keys("measures", row, Set.of("code", "start", "end"), faults));
            default -> {
                // numbers, instants and truth values are compared as they are
            }
        }
    }

    private static void known(String key, JsonNode word, List<String> words, List<String> faults) {
        if (!word.isNull() && !words.contains(word.asText())) {
            faults.add("expect/" + key + ": expected one of " + words + ", got " + word);
        }
    }

    private static void transition(JsonNode word, List<String> faults) {
        if (!TRANSITION.matcher(word.asText()).matches()) {
            faults.add(
                    "expect/transition: expected none, <from>-><to>, <from>->lifted, extend or reassess, got " + word);
        }
    }

    private static void keys(String where, JsonNode object, Set<String> known, List<String> faults) {
        object.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                faults.add("expect/" + where + "/" + key + ": expected one of " + known + ", got " + key);
            }
        });
    }

    private void compare(String key, JsonNode expected) {
        switch (key) {
            case "level" -> same(key, text(expected), got.level().code());
            case "regime" -> same(key, text(expected), got.regime().code());
            case "transition" -> same(key, text(expected), got.transition());
            case "state" -> same(key, text(expected), got.state());
            case "provincialLevel" ->
                same(
                        key,
                        text(expected),
                        got.provincialLevel() == null
                                ? "none"
                                : got.provincialLevel().code());
            case "flags" -> same(key, new TreeSet<>(texts(expected)), new TreeSet<>(got.flags()));
            case "actions" -> same(key, new TreeSet<>(texts(expected)), new TreeSet<>(got.actions()));
            case "states" -> same(key, texts(expected), got.states());
            case "at" -> same(key, instant(key, expected), got.at());
            case "start" -> same(key, instant(key, expected), got.start());
            case "end" -> same(key, instant(key, expected), got.end());
            case "until" -> same(key, instant(key, expected), got.until());
            case "issueBy" -> same(key, instant(key, expected), got.issueBy());
            case "leadTimeMet" -> same(key, truth(expected), got.leadTimeMet());
            case "leadTimeRequired" -> same(key, truth(expected), got.leadTimeRequired());
            case "dayValid" -> same(key, truth(expected), got.dayValid());
            case "episodes" -> same(key, text(expected), String.valueOf(got.episodes()));
            case "aqi" -> same(key, text(expected), aqi());
            case "publish" ->
                same(
                        key,
                        truth(expected),
                        got.publication() == null ? null : got.publication().publish());
            case "reductions" -> same(key, shares(expected), plain(got.reductions()));
            case "events" -> events(expected);
            default -> measures(expected);
        }
    }

    private void same(String key, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            differences.add(key + ": expected " + expected + ", got " + actual);
        }
    }

    private String aqi() {
        if (got.publication() == null) {
            return null;
        }
        Integer aqi = got.publication().aqi();
        return aqi == null ? "NA" : aqi.toString();
    }

    private void events(JsonNode expected) {
        List<LevelEvent> events = new ArrayList<>();
        expected.forEach(event -> events.add(new LevelEvent(
                instant("events/at", event.path("at")), event.path("transition").asText())));
        same("events", events, got.events());
    }

    private void measures(JsonNode expected) {
        Set<MeasureTime> measures = new HashSet<>();
        expected.forEach(row -> measures.add(new MeasureTime(
                text(row.path("code")),
                instant("measures/start", row.path("start")),
                instant("measures/end", row.path("end")))));
        same("measures", measures, new HashSet<>(got.measures()));
    }

    private LocalDateTime instant(String key, JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : Fields.instant("expect/" + key, node, got.zone());
    }

    private static String text(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : node.asText();
    }

    private static Boolean truth(JsonNode node) {
        return node.isNull() ? null : node.isBoolean() ? node.asBoolean() : Boolean.valueOf(node.asText());
    }

    private static Collection<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static Map<String, String> shares(JsonNode node) {
        Map<String, String> shares = new TreeMap<>();
        node.properties()
                .forEach(share -> shares.put(
                        share.getKey(), plain(new BigDecimal(share.getValue().asText()))));
        return shares;
    }

    private static Map<String, String> plain(Map<String, BigDecimal> reductions) {
        Map<String, String> shares = new TreeMap<>();
        reductions.forEach((pollutant, share) -> shares.put(pollutant, plain(share)));
        return shares;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
