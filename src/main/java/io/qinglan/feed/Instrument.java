package io.qinglan.feed;

import java.time.Duration;
import java.util.List;

/**
 * An instrument (数采仪) that may send in the name of a point, and how it speaks.
 *
 * @param mn the number it sends (MN)
 * @param point code of the monitoring point it sends for
 * @param site code of the site of that point
 * @param password what its password is checked against; it holds no password
 * @param edition the edition of HJ 212 it speaks: {@code 2005}, {@code 2017}, {@code 2025}; null: as its frames say
 * @param dictionary by which dictionary its marks are read; null: that of its edition
 * @param quirks what is read from it that is rejected from others: the names of the codec
 * @param hourStamp which end of a period its times name
 * @param flowUnit unit in which it sends flow
 * @param realtimeSeconds how often it sends real-time data, null when not set
 * @param minuteMinutes over how many minutes its minute records go, null when not set
 * @param clockOffset added to its times, because its clock is known to be off
 */
public record Instrument(
        String mn,
        String point,
        String site,
        PasswordCheck password,
        String edition,
        String dictionary,
        List<String> quirks,
        HourStamp hourStamp,
        FlowUnit flowUnit,
        Integer realtimeSeconds,
        Integer minuteMinutes,
        Duration clockOffset) {

    /** Which end of its period the time of a record names. HJ 212-2017 table 4 says the start. */
    public enum HourStamp {
        /** The begin, as the standard says. */
        START,
        /** The end, as some vendors do. */
        END
    }

    /** In which unit flow is sent; the standard says cubic metres a second. */
    public enum FlowUnit {
        /** Cubic metres a second. */
        PER_SECOND("m3/s"),
        /** Cubic metres an hour, as some vendors do. */
        PER_HOUR("m3/h");

        private final String code;

        FlowUnit(String code) {
            this.code = code;
        }

        /** The code in JSON and in the database. */
        public String code() {
            return code;
        }

        /** The unit of a code; null when there is none. */
        public static FlowUnit of(String code) {
            for (FlowUnit unit : values()) {
                if (unit.code.equals(code)) {
                    return unit;
                }
            }
            return null;
        }
    }

    /** Keeps its own copy of the quirks. */
    public Instrument {
        quirks = List.copyOf(quirks);
    }

    /** Whether a password sent is the instrument's; true as well when none is set. */
    public boolean accepts(String sent) {
        return password.accepts(sent);
    }

    /** The same where anybody may guess: beyond ten guesses at once and one a second an unknown password is refused unseen. */
    public boolean acceptsOnTheWire(String sent) {
        return password.acceptsOnTheWire(sent, System.nanoTime());
    }

    @Override
    public String toString() {
        return "instrument " + mn + " of point " + point;
    }
}
