package io.qinglan.fact.warning;

import java.util.Locale;

/** What holds beside the colours. */
public enum Regime {
    NONE,
    TEMPORARY_CONTROL,
    OZONE,
    MANUAL_REVIEW;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
