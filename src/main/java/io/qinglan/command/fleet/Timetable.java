package io.qinglan.command.fleet;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Which records an instrument makes, one after the other: a real-time one each interval, every ten minutes one of ten minutes, every hour
 * one of the hour. Minute and hour records bear the start of their period and are due at its end (HJ 212-2017 table 4).
 */
final class Timetable {

    /** A record to be sent: its command, the time it bears, and when it is due. */
    record Due(int command, LocalDateTime dataTime, LocalDateTime at) {}

    private LocalDateTime realTime;
    private LocalDateTime minutes;
    private LocalDateTime hour;
    private int realTimeSeconds;
    private int minuteInterval = 10;

    Timetable(LocalDateTime start, int realTimeSeconds, int phase) {
        this.realTimeSeconds = realTimeSeconds;
        realTime = start.plusSeconds(phase);
        hour = start.truncatedTo(ChronoUnit.HOURS);
        minutes = hour.plusMinutes(start.getMinute() / minuteInterval * (long) minuteInterval);
    }

    /** The next record, without taking it. */
    Due next() {
        LocalDateTime minutesDue = minutes.plusMinutes(minuteInterval);
        LocalDateTime hourDue = hour.plusHours(1);
        if (!realTime.isAfter(minutesDue) && !realTime.isAfter(hourDue)) {
            return new Due(2011, realTime, realTime);
        }
        return !minutesDue.isAfter(hourDue) ? new Due(2051, minutes, minutesDue) : new Due(2061, hour, hourDue);
    }

    /** Takes the record that {@link #next()} gave. */
    void take(Due due) {
        switch (due.command()) {
            case 2011:
                realTime = realTime.plusSeconds(realTimeSeconds);
                break;
            case 2051:
                minutes = minutes.plusMinutes(minuteInterval);
                break;
            default:
                hour = hour.plusHours(1);
        }
    }

    int realTimeSeconds() {
        return realTimeSeconds;
    }

    void realTimeSeconds(int seconds) {
        realTimeSeconds = seconds;
    }

    int minuteInterval() {
        return minuteInterval;
    }

    /** From the next period on; one that has begun is ended at the old interval. */
    void minuteInterval(int interval) {
        minuteInterval = interval;
    }
}
