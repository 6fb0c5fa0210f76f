package io.qinglan.warning;

import java.util.Locale;

/** Where a warning or a response stands. */
public enum Status {
    /** approved and published, not yet begun */
    ISSUED,
    /** begun */
    ACTIVE,
    /** paused by decision */
    SUSPENDED,
    /** ended by decision */
    LIFTED,
    /** ended by reaching its fixed end */
    EXPIRED,
    /** withdrawn */
    CANCELLED;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing can follow. */
    public boolean terminal() {
        return this == LIFTED || this == EXPIRED || this == CANCELLED;
    }
}
