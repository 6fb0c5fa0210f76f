package io.qinglan.forecast.outlook;

import java.util.Locale;

/** Which 24 hours are averaged: natural days, or any 24 consecutive hours. */
public enum Basis {
    CALENDAR,
    SLIDING;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The basis of a word.
     *
     * @throws IllegalArgumentException when it is neither calendar nor sliding
     */
    public static Basis of(String word) {
        for (Basis basis : values()) {
            if (basis.code().equals(word)) {
                return basis;
            }
        }
        throw new IllegalArgumentException("expected calendar or sliding, got '" + word + "'");
    }
}
