package io.qinglan.feed;

import java.util.Locale;

/** What became of a frame, or of one record in it. In every case the bytes are kept. */
public enum Outcome {
    /** New: now on disk. */
    STORED,
    /** Said before, with the same values: counted once. */
    DUPLICATE,
    /** The same point, kind and time said with other values before: both stay, the later one counts. */
    REVISION,
    /** From an instrument nobody has registered: stored, and turned into readings when it is. */
    PARKED,
    /** Not readable, not allowed or not believable: kept with its cause. */
    REFUSED;

    /** The code in JSON, metrics and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
