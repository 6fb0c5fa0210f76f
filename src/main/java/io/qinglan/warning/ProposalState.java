package io.qinglan.warning;

import java.util.Locale;

/** Where a proposal stands. */
public enum ProposalState {
    /** proposed, nobody has conferred */
    OPEN,
    /** the consultation is recorded */
    CONSULTED,
    /** signed by some, or in need of no consultation */
    AWAITING_APPROVAL,
    APPROVED,
    REJECTED,
    /** a newer one, or the course of things, took its place */
    SUPERSEDED,
    /** the time it was for has passed */
    EXPIRED;

    /** The word used in JSON and in the database: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it still waits for something. */
    public boolean open() {
        return this == OPEN || this == CONSULTED || this == AWAITING_APPROVAL;
    }

    /** The state of a code. */
    public static ProposalState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
