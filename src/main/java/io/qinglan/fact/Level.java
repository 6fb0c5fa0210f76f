package io.qinglan.fact;

import java.util.Arrays;
import java.util.Locale;

/** The colours of a warning (预警级别), mildest first; {@link #NONE} when no warning is in force. */
public enum Level {
    NONE,
    BLUE,
    YELLOW,
    ORANGE,
    RED;

    /** The word used in JSON, case files and packs: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this level is stricter than the other. */
    public boolean above(Level other) {
        return compareTo(other) > 0;
    }

    /** The stricter of two levels. */
    public static Level higher(Level one, Level other) {
        return one.above(other) ? one : other;
    }

    /**
     * The level of a code.
     *
     * @throws IllegalArgumentException when the word is not one of the five codes
     */
    public static Level of(String code) {
        return Arrays.stream(values())
                .filter(level -> level.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("expected none, blue, yellow, orange or red, got '" + code + "'"));
    }
}
