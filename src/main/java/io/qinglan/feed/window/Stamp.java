package io.qinglan.feed.window;

import java.time.Duration;
import java.time.Instant;

/**
 * What an instrument means by the DataTime of a period. HJ 212-2017 says the start; some stamp the end; some clocks are off by a known amount.
 *
 * @param periodsStampedAtEnd whether minute, hour and day records carry the end of their period
 * @param ahead how far the instrument's clock is ahead of true time; taken off every stamp
 */
public record Stamp(boolean periodsStampedAtEnd, Duration ahead) {

    /** As HJ 212-2017 table 4 has it: the start of the period, by a right clock. */
    public static final Stamp STANDARD = new Stamp(false, Duration.ZERO);

    /**
     * The begin of the period a record speaks of.
     *
     * @param seconds length of the period
     */
    public Instant start(Source source, Instant dataTime, int seconds) {
        Instant right = dataTime.minus(ahead);
        if (source == Source.REALTIME) {
            return right;
        }
        // periods begin at whole minutes, by whatever clock
        long minute = Math.floorDiv(right.getEpochSecond() + 30, 60L);
        Instant whole = Instant.ofEpochSecond(60 * minute);
        return periodsStampedAtEnd ? whole.minusSeconds(seconds) : whole;
    }
}
