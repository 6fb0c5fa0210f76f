package io.qinglan.store.time;

/**
 * What a source says of the server's clock.
 *
 * @param source name of the source; {@code unknown} when none could tell
 * @param synchronised whether the clock follows a true one; null when the source does not say
 * @param offsetMillis server less true time, in milliseconds; null when not known
 * @param detail what else the source says, or why it could not
 */
record ClockState(String source, Boolean synchronised, Double offsetMillis, String detail) {

    /** No source could tell: said so, never taken for right. */
    static final String UNKNOWN = "unknown";

    static ClockState unknown(String detail) {
        return new ClockState(UNKNOWN, null, null, detail);
    }
}
