package io.qinglan.fact.obligation;

import java.util.Locale;

/** Where an obligation comes from. */
public enum Origin {
    /** The site is not on the city's list. */
    UNLISTED,
    /** A class that is exempt or capped. */
    EXEMPTION,
    /** The city's own list row (应急减排清单), which always binds. */
    LIST_ROW,
    /** A row of a measure table. */
    TABLE,
    /** A filed off-peak stop (错峰生产). */
    OFF_PEAK;

    /** The word used in case files and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
