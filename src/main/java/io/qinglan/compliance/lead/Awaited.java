package io.qinglan.compliance.lead;

import java.util.Locale;

/** What a lead waits for, on whose lateness the ladder is climbed. */
public enum Awaited {
    /** the look from the desk */
    VERIFICATION,
    /** an answer to a site that cannot, or needs time */
    ANSWER_TO_CANNOT,
    /** what the assigned person was to do */
    HANDLING,
    /** what the site was to put right */
    RECTIFICATION;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
