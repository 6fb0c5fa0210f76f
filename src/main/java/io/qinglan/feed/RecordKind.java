package io.qinglan.feed;

/**
 * What kind of record a point sends: with point and time it names a record. The kinds of HJ 212 are named here; a kind of another feed is
 * a short code in lower case, and one of these where it means the same.
 */
public final class RecordKind {

    /** A value at a moment (HJ 212 CN 2011). */
    public static final String REALTIME = "realtime";
    /** Raw periodic data of HJ 212-2025 (CN 2013). */
    public static final String RAW = "raw";
    /** Values of some minutes (CN 2051). */
    public static final String MINUTE = "minute";
    /** Values of an hour (CN 2061). */
    public static final String HOUR = "hour";
    /** Values of a day (CN 2031). */
    public static final String DAY = "day";
    /** State of treatment facilities (CN 2021). */
    public static final String FACILITY_STATE = "facility_state";
    /** Hours a facility ran on a day (CN 2041). */
    public static final String FACILITY_HOURS = "facility_hours";
    /** Furnace temperature, mean of five minutes (CN 2111, HJ 212-2025). */
    public static final String FURNACE = "furnace";

    /** No record of a point: an hour window of it was reckoned or reckoned anew. Said to those who listen for what is stored. */
    public static final String WINDOW = "window";
    /** No record of a point: vehicles passed its gate. Said to those who listen for what is stored. */
    public static final String PASSAGE = "passage";

    private RecordKind() {}

    /** The kind of an upload of HJ 212 by its command number; a number without a name of its own is {@code cn} and the number. */
    public static String ofCommand(String cn) {
        return switch (cn) {
            case "2011" -> REALTIME;
            case "2013" -> RAW;
            case "2051" -> MINUTE;
            case "2061" -> HOUR;
            case "2031" -> DAY;
            case "2021" -> FACILITY_STATE;
            case "2041" -> FACILITY_HOURS;
            case "2111" -> FURNACE;
            default -> "cn" + cn;
        };
    }

    /** The kind of a value over a period of so many seconds: 0 is a moment, up to ten minutes a minute record; others are {@code s} and the seconds. */
    public static String ofSeconds(int seconds) {
        if (seconds == 0) {
            return REALTIME;
        }
        if (seconds <= 600 && seconds % 60 == 0) {
            return MINUTE;
        }
        return seconds == 3600 ? HOUR : seconds == 86_400 ? DAY : "s" + seconds;
    }

    /** Whether a kind is that of a period of another length, {@code s900} for a quarter of an hour. */
    public static boolean isPeriod(String kind) {
        return kind.length() > 1
                && kind.charAt(0) == 's'
                && kind.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }
}
