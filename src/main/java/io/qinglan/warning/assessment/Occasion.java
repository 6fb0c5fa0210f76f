package io.qinglan.warning.assessment;

import java.util.Locale;

/** What must be so for a fact of the pack to matter to an assessment; the rules see it only then, which keeps an assessment cheap. */
enum Occasion {
    /** In every assessment. */
    ALWAYS,
    /** A run lies over some line. */
    RUNS,
    /** No level is in force, and a run or a notice may start one. */
    STARTING,
    /** The cause of a day is known. */
    CAUSES,
    /** PM10 stands above PM2.5. */
    COARSE_DAYS,
    /** The region has sent a notice. */
    NOTICE,
    /** A level is in force. */
    IN_FORCE,
    /** A monitored value is given while no level is in force. */
    MONITORED,
    /** Somebody asks for something. */
    REQUEST,
    /** Human acts are recorded. */
    ACTS,
    /** The stand of an approval is given. */
    APPROVAL;

    /** The word used in packs. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
