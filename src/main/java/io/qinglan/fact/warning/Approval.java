package io.qinglan.fact.warning;

import java.util.Locale;

/** Where the approval of what is proposed stands (审批). */
public enum Approval {
    PENDING,
    APPROVED,
    REJECTED;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
