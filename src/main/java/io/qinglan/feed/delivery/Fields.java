package io.qinglan.feed.delivery;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.web.InputError;
import io.qinglan.web.InstantText;

/** The fields of one JSON record, read one by one; what is wrong is gathered with its place. */
final class Fields {

    private static final int LONGEST_TEXT = 200;

    private final JsonNode node;
    private final List<InputError> errors = new ArrayList<>();

    /** The fields of an object; anything else, and a name that is not expected, is an error. */
    Fields(JsonNode node, Set<String> names) {
        this.node = node;
        if (!node.isObject()) {
            errors.add(InputError.at("", "an object", node.isTextual() ? node.textValue() : node.getNodeType()));
            return;
        }
        for (Iterator<String> said = node.fieldNames(); said.hasNext(); ) {
            String name = said.next();
            if (!names.contains(name)) {
                errors.add(InputError.at(
                        "/" + name,
                        "one of the names " + names.stream().sorted().toList(),
                        name));
            }
        }
    }

    /** All that was found wrong. */
    List<InputError> errors() {
        return errors;
    }

    /** Names another error. */
    void wrong(String name, String expected, Object got) {
        errors.add(InputError.at("/" + name, expected, got));
    }

    /** Whether a field is there and not null. */
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A field as it stands, null when absent or null. */
    JsonNode node(String name) {
        return has(name) ? node.get(name) : null;
    }

    /** A text that must be there. */
    String requiredText(String name, String expected) {
        String text = text(name, expected);
        if (text == null && errors.stream().noneMatch(error -> error.pointer().equals("/" + name))) {
            wrong(name, expected, "nothing");
        }
        return text;
    }

    /** A text, null when absent. */
    String text(String name, String expected) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > LONGEST_TEXT) {
            wrong(name, expected, value);
            return null;
        }
        return value.textValue();
    }

    /** A time with offset that must be there. */
    Instant instant(String name) {
        String text = requiredText(name, InstantText.EXPECTED);
        try {
            return text == null ? null : InstantText.read(text.trim());
        } catch (DateTimeException unreadable) {
            wrong(name, InstantText.EXPECTED, text);
            return null;
        }
    }

    /** A day that must be there. */
    LocalDate day(String name) {
        String expected = "a day, such as 2026-11-21";
        String text = requiredText(name, expected);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            wrong(name, expected, text);
            return null;
        }
    }

    /** A whole number within bounds; otherwise when absent. */
    int whole(String name, int least, int most, int otherwise) {
        JsonNode value = node(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.canConvertToInt()
                || !value.isIntegralNumber()
                || value.intValue() < least
                || value.intValue() > most) {
            wrong(name, "a whole number from " + least + " to " + most, value);
            return otherwise;
        }
        return value.intValue();
    }

    /** A number above zero, null when absent. */
    BigDecimal positive(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || value.decimalValue().signum() <= 0) {
            wrong(name, "a number above 0", value);
            return null;
        }
        return value.decimalValue();
    }

    /** True or false; false when absent. */
    boolean flag(String name) {
        JsonNode value = node(name);
        if (value != null && !value.isBoolean()) {
            wrong(name, "true or false", value);
        }
        return value != null && value.booleanValue();
    }

    /** A value as it is kept: a number or a short text as sent, nothing for null. */
    String value(String name) {
        return value("/" + name, node.get(name));
    }

    /** The same of a value that stands elsewhere in the record. */
    String value(String pointer, JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        if (value.isTextual() && value.textValue().length() <= LONGEST_TEXT) {
            return value.textValue();
        }
        errors.add(
                InputError.at(pointer, "a number, a text of at most " + LONGEST_TEXT + " characters, or null", value));
        return "";
    }
}
