package io.qinglan.feed;

import java.util.Locale;

/** The way by which bytes came in. */
public enum Channel {
    /** HJ 212 over TCP. */
    HJ212,
    /** A body over HTTP: readings, power curves, gate passages. */
    HTTP,
    /** A message of an MQTT broker. */
    MQTT,
    /** A file that was imported. */
    FILE;

    /** The code in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
