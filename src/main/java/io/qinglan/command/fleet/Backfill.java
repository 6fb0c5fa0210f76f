package io.qinglan.command.fleet;

import java.time.LocalDateTime;

/** A request for records again, while it is carried out: 9012 follows when all have been sent and answered. */
final class Backfill {

    final String qn;
    final int command;
    final LocalDateTime end;
    private LocalDateTime next;
    private int unanswered;

    Backfill(String qn, int command, LocalDateTime begin, LocalDateTime end) {
        this.qn = qn;
        this.command = command;
        this.end = end;
        next = begin;
    }

    boolean hasNext() {
        return !next.isAfter(end);
    }

    /** The time of the next record; records of the instrument's grid, a minute record every so many minutes. */
    LocalDateTime take(int minuteInterval, int realTimeSeconds) {
        LocalDateTime time = next;
        next = switch (command) {
            case 2011 -> time.plusSeconds(realTimeSeconds);
            case 2051 -> time.plusMinutes(minuteInterval);
            case 2061 -> time.plusHours(1);
            default -> time.plusDays(1);
        };
        return time;
    }

    /** A frame of it was sent; a record in parts has several. */
    void sent() {
        unanswered++;
    }

    void answered() {
        unanswered--;
    }

    boolean isDone() {
        return !hasNext() && unanswered == 0;
    }
}
