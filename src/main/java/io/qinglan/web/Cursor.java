package io.qinglan.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Where a page ends: the sort key of its last row, opaque to the caller.
 *
 * @param parts the key's columns as text
 */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\u001f";

    /** A cursor of a row's sort key, for most lists its instant and its id. */
    public static Cursor of(Object... parts) {
        return new Cursor(List.of(parts).stream().map(String::valueOf).toList());
    }

    /**
     * The cursor of a text made by {@link #text()}.
     *
     * @throws Problem 422 when the text was not made by this program
     */
    public static Cursor read(String text) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(List.of(joined.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException notBase64) {
            throw unknown(text);
        }
    }

    /** The opaque text for {@code next} and {@code ?after=}. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** A column of the key as text; 422 when the cursor belongs to another list. */
    public String part(int index) {
        if (index >= parts.size()) {
            throw unknown(text());
        }
        return parts.get(index);
    }

    /** A column of the key as an instant; 422 when the cursor belongs to another list. */
    public Instant instant(int index) {
        try {
            return Instant.parse(part(index));
        } catch (DateTimeParseException foreign) {
            throw unknown(text());
        }
    }

    /** A column of the key as an id; 422 when the cursor belongs to another list. */
    public UUID uuid(int index) {
        try {
            return UUID.fromString(part(index));
        } catch (IllegalArgumentException foreign) {
            throw unknown(text());
        }
    }

    /** A column of the key as a whole number; 422 when the cursor belongs to another list. */
    public long number(int index) {
        try {
            return Long.parseLong(part(index));
        } catch (NumberFormatException foreign) {
            throw unknown(text());
        }
    }

    private static Problem unknown(String text) {
        return Problem.invalid(InputError.parameter("after", "the next of an earlier answer of this list", text));
    }
}
