package io.qinglan.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as sources write them: with offset, or local to the zone; a blank for the T; {@code 24:00} is the next day's 00:00. */
public final class SourceTime {

    /** What an error says was expected. */
    public static final String EXPECTED = "a time such as 2026-11-21T18:00+08:00 (24:00 allowed)";

    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?");

    private SourceTime() {}

    /**
     * The instant of a text.
     *
     * @param zone of a text without offset
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} when it is no time
     */
    public static Instant instant(String text, ZoneId zone) {
        Matcher matcher = TIME.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected " + EXPECTED + ", got " + text);
        }
        String seconds = matcher.group(3) == null ? ":00" : matcher.group(3);
        if (matcher.group(2).equals("24:00")) {
            if (!seconds.matches(":00(\\.0+)?")) {
                throw new IllegalArgumentException("expected " + EXPECTED + ", got " + text);
            }
            String next = LocalDate.parse(matcher.group(1)).plusDays(1) + "T00:00:00";
            return instant(next, matcher.group(4), zone);
        }
        return instant(matcher.group(1) + "T" + matcher.group(2) + seconds, matcher.group(4), zone);
    }

    private static Instant instant(String local, String offset, ZoneId zone) {
        if (offset == null) {
            return LocalDateTime.parse(local).atZone(zone).toInstant();
        }
        String colon = offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
        return OffsetDateTime.parse(local + colon).toInstant();
    }

    /** Whether an instant is the begin of an hour. */
    public static boolean wholeHour(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.HOURS));
    }
}
