package io.qinglan.warning.assessment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.warning.Index;

/** An object of an input, read strictly: an unknown key or a wrong kind of value names its pointer, what was expected and what came. */
final class Fields {

    private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d\\d:?\\d\\d)$");
    private static final String INSTANT = "an instant such as 2026-11-21T18:00 or 2026-11-21T18:00:00+08:00";

    private final JsonNode object;
    private final String pointer;
    private final ZoneId zone;

    Fields(JsonNode object, String pointer, ZoneId zone, Set<String> known) {
        if (!object.isObject()) {
            throw new InputException(pointer, "an object", shown(object));
        }
        this.object = object;
        this.pointer = pointer;
        this.zone = zone;
        object.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new InputException(pointer + "/" + key, "one of " + String.join(", ", known), key);
            }
        });
    }

    boolean has(String key) {
        return object.hasNonNull(key);
    }

    JsonNode node(String key) {
        return object.get(key);
    }

    String at(String key) {
        return pointer + "/" + key;
    }

    String text(String key) {
        if (!has(key)) {
            return null;
        }
        JsonNode node = node(key);
        if (!node.isTextual()) {
            throw new InputException(at(key), "a word", shown(node));
        }
        return node.asText();
    }

    boolean flag(String key) {
        if (!has(key)) {
            return false;
        }
        if (!node(key).isBoolean()) {
            throw new InputException(at(key), "true or false", shown(node(key)));
        }
        return node(key).asBoolean();
    }

    /** One word of a closed list; null when absent. */
    <E extends Enum<E>> E word(String key, E[] words, Function<E, String> code) {
        return has(key) ? word(at(key), node(key), words, code) : null;
    }

    static <E extends Enum<E>> E word(String pointer, JsonNode node, E[] words, Function<E, String> code) {
        for (E word : words) {
            if (node.isTextual() && code.apply(word).equals(node.asText())) {
                return word;
            }
        }
        List<String> codes = Arrays.stream(words).map(code).toList();
        throw new InputException(pointer, "one of " + String.join(", ", codes), shown(node));
    }

    <E extends Enum<E>> E required(String key, E[] words, Function<E, String> code) {
        if (!has(key)) {
            throw new InputException(at(key), "a word", "nothing");
        }
        return word(key, words, code);
    }

    LocalDateTime instant(String key) {
        return has(key) ? instant(at(key), node(key), zone) : null;
    }

    LocalDate date(String key) {
        if (!has(key)) {
            return null;
        }
        try {
            return LocalDate.parse(node(key).asText());
        } catch (DateTimeException e) {
            throw new InputException(at(key), "a date such as 2026-11-21", shown(node(key)));
        }
    }

    /** An instant as local time of the zone; 24:00 is the next day's 00:00. */
    static LocalDateTime instant(String pointer, JsonNode node, ZoneId zone) {
        String text = node.asText();
        try {
            boolean midnight = text.contains("T24:00");
            String usual = midnight ? text.replaceFirst("T24:00", "T00:00") : text;
            LocalDateTime instant = OFFSET.matcher(usual).matches()
                    ? OffsetDateTime.parse(usual).atZoneSameInstant(zone).toLocalDateTime()
                    : LocalDateTime.parse(usual);
            return midnight ? instant.plusDays(1) : instant;
        } catch (DateTimeException e) {
            throw new InputException(pointer, INSTANT, shown(node));
        }
    }

    List<JsonNode> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        return list(at(key), node(key));
    }

    static List<JsonNode> list(String pointer, JsonNode node) {
        if (!node.isArray()) {
            throw new InputException(pointer, "a list", shown(node));
        }
        List<JsonNode> items = new ArrayList<>(node.size());
        node.forEach(items::add);
        return items;
    }

    /** An index value; null is a missing one. */
    static int index(String pointer, JsonNode node) {
        if (node == null || node.isNull()) {
            return Index.MISSING;
        }
        if (!node.isNumber()) {
            throw new InputException(pointer, "an index value or null", shown(node));
        }
        try {
            return Index.scaled(node.decimalValue());
        } catch (IllegalArgumentException e) {
            throw new InputException(pointer, "an index value from 0 to 5000 with at most four decimals", shown(node));
        }
    }

    /** A whole number that is not negative. */
    static int whole(String pointer, JsonNode node) {
        BigDecimal value = node == null || !node.isNumber() ? null : node.decimalValue();
        if (value == null || value.signum() < 0 || value.stripTrailingZeros().scale() > 0) {
            throw new InputException(pointer, "a whole number", node == null ? "nothing" : shown(node));
        }
        return value.intValue();
    }

    static String shown(JsonNode node) {
        return node.isTextual() ? "'" + node.asText() + "'" : node.toString();
    }
}
