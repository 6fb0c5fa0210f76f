package io.qinglan.command.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.fact.compliance.Mark;
import io.qinglan.fact.compliance.Passage;
import io.qinglan.feed.gate.GateCodes;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.feed.window.Marks;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.web.InstantText;

/** A file of readings: a JSON list, or one record a line; power, curves, factors and passages may stand in one file. */
final class ReadingsFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_GAP = 900;
    private static final double SECONDS_OF_AN_HOUR = 3600;
    private static final String DICTIONARY = "hj-212-2017";

    private record Shown(Instant at, double value, Mark mark) {}

    private final String name;
    private final Marks marks;
    private final GateCodes gates;
    private final CurveOfDay curves;
    private final OwnReadings readings = new OwnReadings();
    private final Map<String, List<Shown>> registers = new HashMap<>();
    private final Map<String, List<Shown>> moments = new HashMap<>();
    private String place;
    private JsonNode node;

    private ReadingsFile(String name, PolicyLibrary library, CurveOfDay curves) {
        this.name = name;
        this.marks = FeedStandards.of(library).marks();
        this.gates = new GateCodes(library);
        this.curves = curves;
    }

    static OwnReadings read(Path file, PolicyLibrary library, ZoneId zone) throws IOException {
        ReadingsFile reader = new ReadingsFile(file.getFileName().toString(), library, new CurveOfDay(library, zone));
        try (JsonParser parser = MAPPER.getFactory().createParser(file.toFile())) {
            reader.records(parser);
        } catch (JsonProcessingException e) {
            throw new BadFile(reader.name + " line " + e.getLocation().getLineNr(), "JSON", e.getOriginalMessage());
        }
        reader.close();
        return reader.readings;
    }

    private void records(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                continue;
            }
            place = name + " line " + parser.getTokenLocation().getLineNr();
            node = MAPPER.readTree(parser);
            if (!node.isObject()) {
                throw new BadFile(place, "a record, one JSON object", node);
            }
            record();
            readings.counted();
        }
        if (readings.records() == 0) {
            throw new BadFile(name, "a list of readings, or one a line", "none");
        }
    }

    private void record() {
        if (node.has("gate")) {
            passage();
        } else if (node.has("meter")) {
            curves.read(node, place, readings);
        } else if (node.has("factor")) {
            readings.factor(
                    text("point"), new OwnReadings.Sample(at(), seconds(), text("factor"), number("value"), mark()));
        } else {
            electricity();
        }
    }

    private void electricity() {
        String point = text("point");
        int seconds = seconds();
        if (node.hasNonNull("kwh")) {
            if (seconds == 0) {
                throw new BadFile(place + " /seconds", "the seconds that kwh stands for", "nothing");
            }
            readings.power(point, at(), seconds, number("kwh"), mark());
        } else if (node.hasNonNull("kw") && seconds > 0) {
            readings.power(point, at(), seconds, number("kw") * seconds / SECONDS_OF_AN_HOUR, mark());
        } else if (node.hasNonNull("kw")) {
            moments.computeIfAbsent(point, any -> new ArrayList<>()).add(new Shown(at(), number("kw"), mark()));
        } else if (node.hasNonNull("kwhReading")) {
            registers
                    .computeIfAbsent(point, any -> new ArrayList<>())
                    .add(new Shown(at(), number("kwhReading"), mark()));
        } else if (!node.has("kw") && !node.has("kwh") && !node.has("i") && !node.has("u")) {
            throw new BadFile(place, "a factor with its value, kwh, kw, kwhReading, a curve or a passage", node);
        }
    }

    /** Registers and single moments become energy of the time between them; a register that falls tells nothing. */
    private void close() {
        registers.forEach((point, shown) -> between(shown, (before, after) -> {
            if (after.value() >= before.value()) {
                int seconds = (int) (after.at().getEpochSecond() - before.at().getEpochSecond());
                readings.power(point, before.at(), seconds, after.value() - before.value(), after.mark());
            }
        }));
        moments.forEach((point, shown) -> between(shown, (before, after) -> {
            long gap = after.at().getEpochSecond() - before.at().getEpochSecond();
            int seconds = (int) Math.min(gap, LONGEST_GAP);
            readings.power(point, before.at(), seconds, before.value() * seconds / SECONDS_OF_AN_HOUR, before.mark());
        }));
    }

    private interface Step {
        void take(Shown before, Shown after);
    }

    private static void between(List<Shown> shown, Step step) {
        List<Shown> sorted = shown.stream()
                .distinct()
                .sorted(Comparator.comparing(Shown::at).thenComparing(Shown::value))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).at().isAfter(sorted.get(i - 1).at())) {
                step.take(sorted.get(i - 1), sorted.get(i));
            }
        }
    }

    private void passage() {
        String stage = node.hasNonNull("stage")
                ? gates.stage(node.get("stage").asText())
                        .orElseThrow(
                                () -> new BadFile(place + " /stage", "a stage, such as china_5", node.get("stage")))
                : null;
        String direction = text("direction");
        if (!direction.equals("in") && !direction.equals("out")) {
            throw new BadFile(place + " /direction", "in or out", direction);
        }
        readings.passage(
                text("gate"),
                new Passage(
                        at(),
                        node.path("plate").asText(null),
                        direction,
                        stage,
                        node.path("fuel").asText(null),
                        node.path("kind").asText(null),
                        Set.of()));
    }

    private String text(String key) {
        if (!node.hasNonNull(key)) {
            throw new BadFile(place + " /" + key, "a text", "nothing");
        }
        return node.get(key).asText();
    }

    private double number(String key) {
        JsonNode value = node.path(key);
        if (value.isNull() || value.isMissingNode()) {
            return Double.NaN;
        }
        if (!value.isNumber()) {
            throw new BadFile(place + " /" + key, "a number", value);
        }
        return value.doubleValue();
    }

    private int seconds() {
        JsonNode seconds = node.path("seconds");
        if (!seconds.isMissingNode() && (!seconds.canConvertToInt() || seconds.asInt() < 0)) {
            throw new BadFile(place + " /seconds", "a whole number, 0 or more", seconds);
        }
        return seconds.asInt(0);
    }

    private Instant at() {
        try {
            return InstantText.read(text("at"));
        } catch (DateTimeException e) {
            throw new BadFile(place + " /at", InstantText.EXPECTED, node.get("at"));
        }
    }

    private Mark mark() {
        if (!node.hasNonNull("mark")) {
            return null;
        }
        String dictionary = node.path("markDictionary").asText(DICTIONARY);
        return Mark.of(marks.classOf(dictionary, node.get("mark").asText()).code());
    }
}
