package io.qinglan.feed.window;

/** Which kind of record a sample comes from. */
public enum Source {
    /** Real-time data (CN 2011): the moment of sampling, standing for the interval that follows. */
    REALTIME,
    /** Minute data (CN 2051): a period of MinInterval minutes. */
    MINUTE,
    /** The instrument's own hour (CN 2061). */
    HOUR,
    /** The instrument's own day (CN 2031). */
    DAY
}
