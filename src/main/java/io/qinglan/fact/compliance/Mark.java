package io.qinglan.fact.compliance;

import java.util.Locale;

/** What the data marks (数据标记) of a window say, by the class of their dictionary. */
public enum Mark {
    VALID,
    /** Fault, over range, set by hand. */
    INVALID,
    /** Maintenance or calibration of the instrument. */
    MAINTENANCE,
    /** The source is said to stand still. */
    STOPPED,
    /** Start-up, shut-down or banked fire. */
    TRANSITION;

    /** The word used in case files and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The mark of a code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Mark of(String code) {
        for (Mark one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException(
                "expected valid, invalid, maintenance, stopped or transition, got '" + code + "'");
    }
}
