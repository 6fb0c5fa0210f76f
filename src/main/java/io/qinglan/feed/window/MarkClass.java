package io.qinglan.feed.window;

import java.util.Arrays;
import java.util.Locale;

/** What a data mark (数据标记) means for counting; kept apart in every window, and stored by its position: only ever add at the end. */
public enum MarkClass {
    /** Measured in ordinary running. */
    VALID,
    /** The value says nothing: fault, over range, set by hand, unknown letter. */
    INVALID,
    /** The instrument is being looked after: maintenance, calibration. */
    MAINTENANCE,
    /** The source stands still. */
    STOPPED,
    /** Start-up, shut-down, banked fire: measured, but neither ordinary running nor stopped. */
    TRANSITION;

    /** How many classes there are. */
    public static final int COUNT = values().length;

    /** The word used in the standard's file and in answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The class of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static MarkClass of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a class of marks, got '" + code + "'"));
    }
}
