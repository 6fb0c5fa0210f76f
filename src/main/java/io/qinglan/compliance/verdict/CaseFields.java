package io.qinglan.compliance.verdict;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/** One object of a case, read key by key: a key that nobody reads fails the case, for what is not understood is not judged. */
final class CaseFields {

    private final JsonNode node;
    private final String at;
    private final List<String> differences;
    private final Set<String> read = new HashSet<>();

    CaseFields(JsonNode node, String at, List<String> differences) {
        this.node = node;
        this.at = at;
        this.differences = differences;
    }

    boolean has(String key) {
        return !get(key).isMissingNode();
    }

    JsonNode get(String key) {
        read.add(key);
        return node.path(key);
    }

    CaseFields object(String key) {
        return new CaseFields(get(key), at + "/" + key, differences);
    }

    List<CaseFields> objects(String key) {
        List<CaseFields> objects = new ArrayList<>();
        for (JsonNode one : get(key)) {
            objects.add(new CaseFields(one, at + "/" + key + "/" + objects.size(), differences));
        }
        return objects;
    }

    String text(String key) {
        return text(key, null);
    }

    String text(String key, String otherwise) {
        JsonNode value = get(key);
        return value.isMissingNode() || value.isNull() ? otherwise : value.asText();
    }

    List<String> words(String key) {
        List<String> words = new ArrayList<>();
        get(key).forEach(word -> words.add(word.asText()));
        return words;
    }

    boolean flag(String key, boolean otherwise) {
        return has(key) ? get(key).asBoolean() : otherwise;
    }

    /** Null where it is not given. */
    BigDecimal number(String key) {
        JsonNode value = get(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            differences.add(at + "/" + key + ": expected a number, got " + value);
            return null;
        }
        return value.decimalValue();
    }

    /** NaN where it is not given or null. */
    double figure(String key) {
        BigDecimal number = number(key);
        return number == null ? Double.NaN : number.doubleValue();
    }

    double figure(String key, double otherwise) {
        return has(key) ? figure(key) : otherwise;
    }

    int whole(String key, int otherwise) {
        BigDecimal number = number(key);
        return number == null ? otherwise : number.intValue();
    }

    Instant time(String key, Instant otherwise) {
        String text = text(key);
        return text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
    }

    <T> T code(String key, T otherwise, Function<String, T> reader) {
        String text = text(key);
        return text == null ? otherwise : reader.apply(text);
    }

    /** Notes the keys that nobody has read. */
    void close() {
        node.fieldNames().forEachRemaining(key -> {
            if (!read.contains(key)) {
                differences.add("expected known keys only, got " + at + "/" + key);
            }
        });
    }
}
