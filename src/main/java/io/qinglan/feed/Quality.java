package io.qinglan.feed;

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

    private Quality() {}
}
