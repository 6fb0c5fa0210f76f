package io.qinglan.fact.warning;

import java.util.Locale;

/** What a set of threshold lines is for. */
public enum Purpose {
    LEVEL,
    OZONE,
    TEMPORARY_CONTROL;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
