package io.qinglan.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** The lengths of windows; all begin at whole multiples of themselves on the clock of the zone. Stored by position: only add at the end. */
public enum Resolution {
    FIVE_MINUTES("5m", 5),
    QUARTER_HOUR("15m", 15),
    HOUR("hour", 60),
    DAY("day", 24 * 60);

    private final String code;
    private final int minutes;

    Resolution(String code, int minutes) {
        this.code = code;
        this.minutes = minutes;
    }

    /** The word of {@code ?resolution=}: 5m, 15m, hour, day. */
    public String code() {
        return code;
    }

    /** Minutes of an ordinary window; a day of a zone with summer time may have 23 or 25 hours. */
    public int minutes() {
        return minutes;
    }

    /** The begin of the window that an instant lies in. */
    public Instant start(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        if (this == DAY) {
            return local.toLocalDate().atStartOfDay(zone).toInstant();
        }
        ZonedDateTime hour = local.truncatedTo(ChronoUnit.HOURS);
        return hour.plusMinutes(local.getMinute() / minutes * (long) minutes).toInstant();
    }

    /** The first instant behind a window. */
    public Instant end(Instant start, ZoneId zone) {
        return this == DAY
                ? start.atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                : start.plus(Duration.ofMinutes(minutes));
    }

    /** The resolution of a word; empty when it is none. */
    public static Optional<Resolution> of(String code) {
        return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst();
    }
}
