package io.qinglan.fact.compliance;

import java.util.Locale;

/** The tests by which a duty is checked; docs/compliance.md explains each. */
public enum TestKind {
    /** A stopped line draws no more than its stand-by or safe-idle power. */
    POWER_STOP,
    /** A limited line draws no more than its share of the baseline. */
    POWER_LIMIT,
    /** Before completion a line follows its permitted way down. */
    POWER_RAMP,
    /** Coke stays in the oven as long as ordered. */
    COKING_TIME,
    /** Feed, pull or output stays within the list row. */
    FEED_TARGET,
    /** Treatment runs while production runs. */
    TREATMENT_RUNS,
    /** What was stopped does not start without leave. */
    START_WITHOUT_LEAVE,
    /** The stack of a stopped line is quiet. */
    STACK_STOPPED,
    /** The hourly concentration keeps its limit. */
    STACK_LIMIT,
    /** The flow of a limited line keeps its share of the normal flow. */
    STACK_LOAD,
    /** Mass not above the same hours a year before. */
    MASS_LAST_YEAR,
    /** Mass not above the level before the warning. */
    NOT_ABOVE_BEFORE,
    /** A city's mass lower by its share than the mean of the days before. */
    CITY_CUT,
    /** No vehicle of a barred stage enters. */
    GATE_STAGE,
    /** No more trips a day than the quota. */
    GATE_QUOTA,
    /** Nothing runs in the hours of the day that are barred. */
    NIGHT_USE,
    /** Power, stack, gate and reports fit each other: doubt only. */
    CROSS_CHECK;

    /** The word used in case files and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The test of a code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static TestKind of(String code) {
        for (TestKind one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("expected the name of a test, got '" + code + "'");
    }
}
