package io.qinglan.feed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is known about how a record came, as bits of one number; what its values are worth is judged by the windows. */
public final class Quality {

    /** Marked by the sender as delivered late, or received later than the setting allows for its kind. */
    public static final int BACKFILL = 1;
    /** The frame was readable but off the standard: its deviations can be read from the frame. */
    public static final int DEVIATIONS = 2;
    /** A quirk of the instrument was needed to read it. */
    public static final int QUIRK = 4;
    /** Its parts had not all come when it was stored. */
    public static final int INCOMPLETE = 8;
    /** The instrument's clock was off by more than the setting when it came. */
    public static final int CLOCK = 16;
    /** The frame came before the instrument was registered. */
    public static final int ADOPTED = 32;

    private static final Map<Integer, String> CODES = codes();

    private Quality() {}

    /** The codes of what is known, as shown. */
    public static List<String> codes(int quality) {
        return CODES.entrySet().stream()
                .filter(entry -> (quality & entry.getKey()) != 0)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Map<Integer, String> codes() {
        Map<Integer, String> codes = new TreeMap<>();
        codes.put(BACKFILL, "backfill");
        codes.put(DEVIATIONS, "deviations");
        codes.put(QUIRK, "quirk");
        codes.put(INCOMPLETE, "incomplete");
        codes.put(CLOCK, "clock");
        codes.put(ADOPTED, "adopted");
        return codes;
    }
}
