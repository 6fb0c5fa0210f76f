package io.qinglan.fact.compliance;

import java.util.Locale;

/** What a verdict may be used for. Only a {@code VERDICT} that is not met can open a lead. */
public enum Weight {
    /** Says whether the duty was kept. */
    VERDICT,
    /** A figure beside others, where neither an order nor a list row of the place asks for it. */
    COMPARISON,
    /** Signals that do not fit each other: a question, never an accusation. */
    DOUBT;

    /** The word used in case files and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
