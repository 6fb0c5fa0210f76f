package io.qinglan.feed.window;

import java.util.Locale;

/** What a window of one factor is worth. Stored by position: only ever add at the end. */
public enum WindowState {
    /** Enough valid units: the mean may be used. */
    VALID,
    /** Faulty, over range, set by hand for too long. */
    INVALID,
    /** Maintenance or calibration for too long. */
    MAINTENANCE,
    /** The source stood still. */
    STOPPED,
    /** Start-up, shut-down or banked fire. */
    TRANSITION,
    /** There are data, but too few of any one class. */
    TOO_FEW,
    /** Nothing came. Never a proof of a stop. */
    MISSING;

    private static final WindowState[] BY_CLASS = {VALID, INVALID, MAINTENANCE, STOPPED, TRANSITION};

    /** The word in answers: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static WindowState of(MarkClass mark) {
        return BY_CLASS[mark.ordinal()];
    }
}
