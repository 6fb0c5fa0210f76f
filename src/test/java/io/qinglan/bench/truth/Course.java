package io.qinglan.bench.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Quarter hours of one plant, counted from a first day on, with the order's times among them.
 *
 * @param zone the place's time
 * @param first first day
 * @param alert begin of the alert
 * @param from begin of the duty: service plus grace
 * @param due when it must be complete: the end of the permitted ramp
 * @param until its end
 */
record Course(ZoneId zone, LocalDate first, int alert, int from, int due, int until) {

    static final int HOUR = 4;
    static final int DAY = WeeklyProfile.QUARTERS;

    /** Begin of a quarter hour. */
    Instant at(int quarter) {
        return first.atStartOfDay(zone).toInstant().plus(Duration.ofMinutes(15L * quarter));
    }

    /** The hour of the day, 0 to 23. */
    int hour(int quarter) {
        return quarter % DAY / HOUR;
    }

    LocalDate day(int quarter) {
        return first.plusDays(quarter / DAY);
    }
}
