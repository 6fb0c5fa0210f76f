package io.qinglan.forecast;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * A part of a JSON document that is being read strictly: every error is collected with the pointer of its field, so that the sender
 * learns all of them at once.
 */
public final class JsonInput {

    private final JsonNode node;
    private final String pointer;
    private final List<InputError> errors;

    private JsonInput(JsonNode node, String pointer, List<InputError> errors) {
        this.node = node;
        this.pointer = pointer;
        this.errors = errors;
    }

    /** The whole document. */
    public static JsonInput of(JsonNode document) {
        return new JsonInput(document, "", new ArrayList<>());
    }

    /** A field of an object; it may be absent. */
    public JsonInput field(String name) {
        return new JsonInput(node.path(name), pointer + "/" + name, errors);
    }

    /** The elements of a list; none when it is absent, an error when it is something else. */
    public List<JsonInput> elements() {
        List<JsonInput> elements = new ArrayList<>();
        if (present() && !node.isArray()) {
            wrong("a list");
        } else {
            for (int i = 0; i < node.size(); i++) {
                elements.add(new JsonInput(node.get(i), pointer + "/" + i, errors));
            }
        }
        return elements;
    }

    /** Whether there is a value that is not null. */
    public boolean present() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The tree itself. */
    public JsonNode node() {
        return node;
    }

    /** Says that every field but these is an error. */
    public JsonInput only(String... names) {
        if (!node.isObject()) {
            wrong("an object");
            return this;
        }
        Set<String> known = new TreeSet<>(Arrays.asList(names));
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                errors.add(InputError.at(pointer + "/" + name, "one of " + known, name));
            }
        });
        return this;
    }

    /** A text; null when absent. */
    public String text() {
        if (!present()) {
            return null;
        }
        if (!node.isTextual() || node.asText().isBlank()) {
            wrong("a text");
            return null;
        }
        return node.asText();
    }

    /** A text that must be there. */
    public String requiredText(String expected) {
        if (!present()) {
            wrong(expected);
            return null;
        }
        return text();
    }

    /** A text turned into something; null, and an error, when that fails or it is absent. */
    public <T> T required(String expected, Function<String, T> read) {
        String text = requiredText(expected);
        return text == null ? null : converted(text, expected, read);
    }

    /** A text turned into something; null when absent. */
    public <T> T optional(String expected, Function<String, T> read) {
        String text = text();
        return text == null ? null : converted(text, expected, read);
    }

    private <T> T converted(String text, String expected, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            wrong(expected);
            return null;
        }
    }

    /** An instant that must be there. */
    public Instant requiredInstant(ZoneId zone) {
        return required(SourceTime.EXPECTED, text -> SourceTime.instant(text, zone));
    }

    /** A day that must be there. */
    public LocalDate requiredDate() {
        return required("a day such as 2026-11-21", LocalDate::parse);
    }

    /** A number from 0 to a highest one; null when absent. */
    public BigDecimal number(BigDecimal highest, String unit) {
        if (!present()) {
            return null;
        }
        if (!node.isNumber()
                || node.decimalValue().signum() < 0
                || node.decimalValue().compareTo(highest) > 0) {
            wrong("a number from 0 to " + highest + unit);
            return null;
        }
        return node.decimalValue();
    }

    /** A whole number in bounds; null when absent. */
    public Integer whole(int lowest, int highest) {
        if (!present()) {
            return null;
        }
        if (!node.isNumber() || !isWhole() || node.asLong() < lowest || node.asLong() > highest) {
            wrong("a whole number from " + lowest + " to " + highest);
            return null;
        }
        return node.asInt();
    }

    private boolean isWhole() {
        return node.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    /** Notes that this place is wrong. */
    public void wrong(String expected) {
        errors.add(InputError.at(pointer.isEmpty() ? "/" : pointer, expected, present() ? got() : "nothing"));
    }

    private String got() {
        return node.isValueNode() ? node.asText() : node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Ends the reading.
     *
     * @throws Problem 422 with every error found
     */
    public void done() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
