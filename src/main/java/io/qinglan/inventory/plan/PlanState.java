package io.qinglan.inventory.plan;

import java.util.Locale;

/** The filing state (备案状态) of one version of a plan. */
public enum PlanState {
    /** Entered, not yet looked at. */
    DRAFT,
    /** Taken to the files by a named person; holds on its days. */
    FILED,
    /** Sent back with an opinion. */
    RETURNED,
    /** Filed, and a later version took its place. */
    SUPERSEDED,
    /** Filed, and taken back by name. */
    WITHDRAWN,
    /** Filed, and its last day has passed. Never stored: a matter of the day on which one looks. */
    EXPIRED;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a code. */
    static PlanState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
