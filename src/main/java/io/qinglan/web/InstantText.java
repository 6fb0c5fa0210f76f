package io.qinglan.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an instant is written and read: ISO 8601 with its offset; {@code 24:00} is the next day's 00:00. */
public final class InstantText {

    /** What an error says was expected. */
    public static final String EXPECTED = "a time with offset, such as 2026-11-21T18:00:00+08:00 (24:00 allowed)";

    private static final Pattern END_OF_DAY =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T24:00(?::00(?:\\.0+)?)?(Z|[+-]\\d{2}:\\d{2})");

    private InstantText() {}

    /** The instant as a text with the offset of the zone. */
    public static String write(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    /**
     * The instant of a text.
     *
     * @throws DateTimeException when it is not a time with offset
     */
    public static Instant read(String text) {
        Matcher endOfDay = END_OF_DAY.matcher(text);
        if (endOfDay.matches()) {
            return LocalDate.parse(endOfDay.group(1))
                    .plusDays(1)
                    .atTime(LocalTime.MIDNIGHT)
                    .toInstant(ZoneOffset.of(endOfDay.group(2)));
        }
        return OffsetDateTime.parse(text).toInstant();
    }
}
