package io.qinglan.fact.warning;

import java.util.Locale;

/** What a release test is made for: lifting, stepping down, or a fixed end. */
public enum ReleaseTestKind {
    LIFT,
    STEP_DOWN,
    FIXED_END;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
