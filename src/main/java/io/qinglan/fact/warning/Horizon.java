package io.qinglan.fact.warning;

import java.util.Locale;

/** Which part of the series is judged: all of it, or what is left from now on. */
public enum Horizon {
    WHOLE,
    FROM_NOW;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
