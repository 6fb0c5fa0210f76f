package io.qinglan.feed.window;

import java.util.Locale;

/** In which unit an instrument sends its mean flow. Stored by position: only ever add at the end. */
public enum FlowUnit {
    /** No flow, or a window the test is not made on. */
    NOT_TESTED,
    /** Cubic metres a second, as HJ 212-2017 has it; shown by Cou ≈ Avg × 3600. */
    CUBIC_METRES_A_SECOND,
    /** Cubic metres an hour; shown by Cou ≈ Avg. */
    CUBIC_METRES_AN_HOUR,
    /** Neither fits, or nothing tells it: the flow is not used. */
    UNKNOWN;

    /** The word in answers: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Seconds by which a mean flow in this unit becomes the volume of an hour. */
    double volumeOfAnHour(double mean) {
        return this == CUBIC_METRES_A_SECOND ? mean * 3600 : mean;
    }
}
