package io.qinglan.feed.hj212;

import java.util.Arrays;

/** What a value says of its factor: the suffix behind the hyphen (HJ 212-2017 table 4). */
public enum Statistic {
    /** Measured now. */
    RTD("Rtd"),
    /** Least in the period. */
    MIN("Min"),
    /** Mean of the period. */
    AVG("Avg"),
    /** Most in the period. */
    MAX("Max"),
    /** Measured now, converted to reference oxygen (折算). */
    ZS_RTD("ZsRtd"),
    /** Least, converted. */
    ZS_MIN("ZsMin"),
    /** Mean, converted. */
    ZS_AVG("ZsAvg"),
    /** Most, converted. */
    ZS_MAX("ZsMax"),
    /** Accumulated in the period. */
    COU("Cou"),
    /** Noise in the period. */
    DATA("Data"),
    /** Noise of the day. */
    DAY_DATA("DayData"),
    /** Noise of the night. */
    NIGHT_DATA("NightData"),
    /** State of a facility: 0 off, 1 runs, 2 calibrates, 3 is maintained, 4 alarm, 5 blows back. */
    RS("RS"),
    /** Hours a facility ran on a day. */
    RT("RT"),
    /** Information, a code or a text. */
    INFO("Info");

    private static final Statistic[][] BY_LENGTH = byLength();

    private final String suffix;

    Statistic(String suffix) {
        this.suffix = suffix;
    }

    /** The suffix as it is written. */
    public String suffix() {
        return suffix;
    }

    /** The statistic of a suffix; null when it is none of a value. */
    static Statistic of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= BY_LENGTH.length) {
            return null;
        }
        for (Statistic statistic : BY_LENGTH[length]) {
            if (is(statistic.suffix, bytes, from)) {
                return statistic;
            }
        }
        return null;
    }

    private static Statistic[][] byLength() {
        Statistic[][] byLength = new Statistic[10][];
        for (int length = 0; length < byLength.length; length++) {
            int wanted = length;
            byLength[length] = Arrays.stream(values())
                    .filter(statistic -> statistic.suffix.length() == wanted)
                    .toArray(Statistic[]::new);
        }
        return byLength;
    }

    static boolean is(String suffix, byte[] bytes, int from) {
        for (int i = 0; i < suffix.length(); i++) {
            if (bytes[from + i] != suffix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
