package io.qinglan.command.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.web.InstantText;

/** One object of the order file, read field by field; a wrong one is named with its place. */
final class OrderFields {

    private final String file;
    private final String at;
    private final JsonNode node;

    OrderFields(String file, String at, JsonNode node) {
        this.file = file;
        this.at = at;
        this.node = node;
    }

    OrderFields object(String key) {
        return new OrderFields(file, at + "/" + key, node.path(key));
    }

    List<OrderFields> objects(String key) {
        JsonNode list = node.path(key);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw wrong(key, "a list", list.getNodeType());
        }
        List<OrderFields> objects = new ArrayList<>();
        for (JsonNode one : list) {
            objects.add(new OrderFields(file, at + "/" + key + "/" + objects.size(), one));
        }
        return objects;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    String text(String key) {
        return has(key) ? node.get(key).asText() : null;
    }

    String required(String key, String expected) {
        if (!has(key) || node.get(key).asText().isBlank()) {
            throw wrong(key, expected, "nothing");
        }
        return node.get(key).asText();
    }

    List<String> words(String key) {
        List<String> words = new ArrayList<>();
        node.path(key).forEach(word -> words.add(word.asText()));
        return words;
    }

    boolean flag(String key) {
        return node.path(key).asBoolean(false);
    }

    BigDecimal number(String key) {
        if (!has(key)) {
            return null;
        }
        if (!node.get(key).isNumber()) {
            throw wrong(key, "a number", node.get(key));
        }
        return node.get(key).decimalValue();
    }

    Instant time(String key) {
        if (!has(key)) {
            return null;
        }
        try {
            return InstantText.read(node.get(key).asText());
        } catch (DateTimeException e) {
            throw wrong(key, InstantText.EXPECTED, node.get(key));
        }
    }

    Instant requiredTime(String key) {
        Instant time = time(key);
        if (time == null) {
            throw wrong(key, InstantText.EXPECTED, "nothing");
        }
        return time;
    }

    <T> T code(String key, Function<String, T> reader) {
        try {
            return reader.apply(required(key, "a code"));
        } catch (IllegalArgumentException e) {
            throw new BadFile(
                    file + ": " + at + "/" + key, e.getMessage().replaceFirst("^expected ", ""), node.get(key));
        }
    }

    private BadFile wrong(String key, String expected, Object got) {
        return new BadFile(file + ": " + at + "/" + key, expected, got);
    }
}
