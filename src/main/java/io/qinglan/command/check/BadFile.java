package io.qinglan.command.check;

/** A file that cannot be used; the message names file, line or place, what was expected and what was found. */
public final class BadFile extends RuntimeException {

    BadFile(String place, String expected, Object got) {
        super(place + ": expected " + expected + ", got " + got);
    }
}
