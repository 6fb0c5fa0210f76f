package io.qinglan.fact.warning;

import java.util.Locale;

/** Whether a series was forecast or monitored. */
public enum Kind {
    FORECAST,
    MONITORED;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
