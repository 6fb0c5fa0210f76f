package io.qinglan.fact.warning;

import java.util.Locale;

/** What a polluted day comes from (污染成因). */
public enum Cause {
    STAGNATION,
    DUST,
    WILDFIRE,
    LOCAL_FUGITIVE,
    CROSS_BORDER,
    FIREWORKS,
    UNKNOWN;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
