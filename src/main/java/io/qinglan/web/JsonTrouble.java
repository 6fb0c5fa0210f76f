package io.qinglan.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

/** Says in words of the caller what is wrong with a JSON document: which field or line, what was expected, what came. */
public final class JsonTrouble {

    private static final Pattern CAME = Pattern.compile("from (\\w+ value|\\[?[\\w ]+])");

    private JsonTrouble() {}

    /** The refusal for a document that could not be read, 422. */
    public static Problem explain(JsonProcessingException trouble) {
        Throwable cause = trouble.getCause();
        if (trouble instanceof ValueInstantiationException && cause instanceof Problem refused) {
            return refused;
        }
        return Problem.invalid(error(trouble));
    }

    private static InputError error(JsonProcessingException trouble) {
        if (trouble instanceof UnrecognizedPropertyException unknown) {
            return InputError.at(
                    pointer(unknown),
                    "one of the names " + names(unknown.getKnownPropertyIds()),
                    unknown.getPropertyName());
        }
        if (trouble instanceof InvalidFormatException format) {
            return InputError.at(pointer(format), expected(format.getTargetType()), format.getValue());
        }
        if (trouble instanceof ValueInstantiationException made) {
            String reason =
                    made.getCause() == null ? "a valid value" : made.getCause().getMessage();
            return InputError.at(pointer(made), reason, "another value");
        }
        if (trouble instanceof MismatchedInputException mismatch) {
            return InputError.at(pointer(mismatch), expected(mismatch.getTargetType()), came(mismatch));
        }
        if (trouble instanceof JsonMappingException mapping
                && mapping.getPath() != null
                && !mapping.getPath().isEmpty()) {
            return InputError.at(pointer(mapping), "a readable value", mapping.getOriginalMessage());
        }
        int line = trouble.getLocation() == null ? 1 : trouble.getLocation().getLineNr();
        return InputError.inLine(line, "well-formed JSON", trouble.getOriginalMessage());
    }

    private static String pointer(JsonMappingException trouble) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : trouble.getPath()) {
            String name = step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String names(Collection<?> known) {
        return known == null
                ? "[]"
                : known.stream().map(String::valueOf).sorted().toList().toString();
    }

    private static String came(MismatchedInputException mismatch) {
        String message = String.valueOf(mismatch.getOriginalMessage());
        if (message.contains("null")) {
            return "null";
        }
        if (message.contains("No content")) {
            return "nothing";
        }
        Matcher matcher = CAME.matcher(message);
        return matcher.find() ? matcher.group(1) : message;
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT))
                            .toList();
        }
        if (type == Instant.class) {
            return InstantText.EXPECTED;
        }
        if (type == LocalDate.class) {
            return "a day, such as 2026-11-21";
        }
        if (type == Duration.class) {
            return "a length of time, such as PT15M";
        }
        return type == UUID.class ? "an id (UUID)" : kind(type);
    }

    private static String kind(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type.isPrimitive() && type != boolean.class || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) ? "an object" : "an object (" + type.getSimpleName() + ")";
    }
}
