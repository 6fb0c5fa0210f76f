package io.qinglan.audit.backtest;

import java.time.LocalDateTime;

import io.qinglan.fact.Level;

/**
 * A warning that was really issued, as a log knows it. Times that a log does not know are null.
 *
 * @param id its name in the log
 * @param city the city, without 市
 * @param level the level, null when the log's word is none
 * @param announced when it was published
 * @param start from when it was in force
 * @param plannedEnd the end it was published with
 * @param end when it ended
 * @param ended how it ended: as_planned, early, extended, upgraded, downgraded, unknown
 * @param startKnown whether {@code start} is a begin; false when the log only knows that it was in force then
 * @param byDay whether only the days are known
 * @param line line of the log
 */
public record LoggedWarning(
        String id,
        String city,
        Level level,
        LocalDateTime announced,
        LocalDateTime start,
        LocalDateTime plannedEnd,
        LocalDateTime end,
        String ended,
        boolean startKnown,
        boolean byDay,
        int line) {

    private static final int DAYS_WITHOUT_END = 3;

    /** From when the air may be looked at: the begin, the announcement, or three days before the end; null when nothing is known. */
    LocalDateTime from() {
        if (start != null) {
            return start;
        }
        return announced != null ? announced : end == null ? null : end.minusDays(DAYS_WITHOUT_END);
    }

    /** Until when: the end, the planned end, or three days after the begin. */
    LocalDateTime to() {
        if (end != null) {
            return end;
        }
        return plannedEnd != null ? plannedEnd : from().plusDays(DAYS_WITHOUT_END);
    }
}
