package io.qinglan.air;

import java.util.Locale;

/**
 * How the hourly index before 2026-03-01 takes PM: the text of HJ 633-2012 by the sliding 24-hour mean, the national feed as it was
 * published by the 1-hour mean. HJ 633-2026 knows only the 1-hour mean.
 */
public enum PmWay {
    TEXT,
    FEED;

    /** The word used in results and standards: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
