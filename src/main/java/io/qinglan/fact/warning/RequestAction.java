package io.qinglan.fact.warning;

import java.util.Locale;

/** What somebody asks for. */
public enum RequestAction {
    ISSUE,
    RAISE,
    EXTEND;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
