package io.qinglan.fact.warning;

import java.util.Locale;

/** A recorded human act in the life of a warning. */
public enum ActKind {
    ISSUE,
    START,
    UPGRADE,
    DOWNGRADE,
    SUSPEND,
    RESUME,
    EXTEND,
    LIFT,
    EXPIRE,
    CANCEL;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
