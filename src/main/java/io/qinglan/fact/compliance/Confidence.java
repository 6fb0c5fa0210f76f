package io.qinglan.fact.compliance;

import java.util.Locale;

/** How far a verdict may be relied on. */
public enum Confidence {
    /** Nothing was judged. */
    NONE,
    /** Judged by a stand-in: no countersigned level, a baseline of few days. */
    LOW,
    /** Judged close to its bound, or with part of the data. */
    MEDIUM,
    /** Judged by countersigned levels and whole data, clear of its bound. */
    HIGH;

    /** The word used in case files and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lower of two. */
    public Confidence atMost(Confidence other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
