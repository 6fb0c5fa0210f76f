package io.qinglan.feed.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.Quality;
import io.qinglan.feed.RecordKind;
import io.qinglan.web.InputError;

/**
 * Reads one record of {@code POST /readings}: a factor with its value, or electricity. A factor of a moment is kept as {@code -Rtd}, one of a
 * period as {@code -Avg}, unless it names its own suffix: the names of HJ 212, so that a point reads the same whichever way it came.
 */
final class ReadingReader {

    static final Set<String> FACTOR =
            Set.of("point", "at", "seconds", "factor", "value", "mark", "markDictionary", "backfill");
    private static final List<String> POWER = List.of("kwh", "kw", "kwhReading", "kvar", "pf", "i", "u");
    private static final Set<String> ALL = Set.of(
            "point",
            "at",
            "seconds",
            "factor",
            "value",
            "mark",
            "markDictionary",
            "backfill",
            "kwh",
            "kw",
            "kwhReading",
            "kvar",
            "pf",
            "i",
            "u",
            "ct",
            "pt");
    private static final List<String> PHASES = List.of("a", "b", "c");
    private static final int LONGEST_PERIOD = 31 * 86_400;

    private final String dictionary;

    /** Marks without a dictionary are read by this one. */
    ReadingReader(String dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * A record, or what is wrong with it.
     *
     * @param record null when something is
     */
    record Read(String point, PointRecord record, List<InputError> errors) {}

    Read read(JsonNode node) {
        Fields fields = new Fields(node, ALL);
        if (!node.isObject()) {
            return new Read(null, null, fields.errors());
        }
        String point = fields.requiredText("point", "the code of a point");
        Instant at = fields.instant("at");
        int seconds = fields.whole("seconds", 0, LONGEST_PERIOD, 0);
        boolean backfill = fields.flag("backfill");
        String mark = fields.text("mark", "a mark, such as N");
        String said = fields.text("markDictionary", "the dictionary of the mark, such as hj-212-2017");
        Items.Builder items = new Items.Builder();
        if (fields.has("factor")) {
            factor(fields, seconds, mark, items);
        } else {
            power(fields, node, mark, items);
        }
        if (!fields.errors().isEmpty()) {
            return new Read(point, null, fields.errors());
        }
        String readBy = mark == null ? said : said == null ? dictionary : said;
        return new Read(
                point,
                new PointRecord(
                        RecordKind.ofSeconds(seconds),
                        at,
                        seconds,
                        0,
                        0,
                        backfill,
                        backfill ? Quality.BACKFILL : 0,
                        readBy,
                        items.build()),
                List.of());
    }

    private static void factor(Fields fields, int seconds, String mark, Items.Builder items) {
        String factor = fields.requiredText("factor", "the code of a factor, such as a21026");
        for (String name : POWER) {
            if (fields.has(name)) {
                fields.wrong(name, "nothing beside factor and value", fields.node(name));
            }
        }
        String value = fields.value("value");
        if (factor == null) {
            return;
        }
        int dash = factor.indexOf('-');
        if (dash == 0 || !factor.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ';' && c != ',' && c != '=')) {
            fields.wrong("factor", "the code of a factor, such as a21026", factor);
            return;
        }
        items.add(dash > 0 ? factor : factor + (seconds == 0 ? "-Rtd" : "-Avg"), value);
        if (mark != null) {
            items.add((dash > 0 ? factor.substring(0, dash) : factor) + "-Flag", mark);
        }
    }

    private static void power(Fields fields, JsonNode node, String mark, Items.Builder items) {
        for (String name : POWER) {
            JsonNode value = node.get(name);
            if (value != null && value.isArray() && (name.equals("i") || name.equals("u")) && value.size() == 3) {
                for (int phase = 0; phase < 3; phase++) {
                    String pointer = "/" + name + "/" + phase;
                    items.add(name + "_" + PHASES.get(phase), fields.value(pointer, value.get(phase)));
                }
            } else if (value != null) {
                items.add(name, fields.value(name));
            }
        }
        if (items.size() == 0) {
            fields.wrong("factor", "a factor with its value, or kwh, kw, kwhReading, i or u", "nothing");
            return;
        }
        if (fields.has("value")) {
            fields.wrong("value", "nothing without a factor", fields.node("value"));
        }
        ratio(fields, "ct", items);
        ratio(fields, "pt", items);
        if (mark != null) {
            items.add("Flag", mark);
        }
    }

    private static void ratio(Fields fields, String name, Items.Builder items) {
        if (fields.positive(name) != null) {
            items.add(name, fields.value(name));
        }
    }
}
