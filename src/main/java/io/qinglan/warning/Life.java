package io.qinglan.warning;

import java.time.Instant;

import io.qinglan.fact.Level;

/**
 * The life of a warning or a response in one of its versions: a pure state machine. Each act gives the next version, nothing is
 * ever taken back. {@link Level#NONE} in a life that has not ended is a temporary control below yellow (临时管控).
 *
 * @param version dense from 1
 * @param status as decided; what the clock makes of it says {@link #statusAt}
 * @param level the level as last decided; from when says {@code changedAt}
 * @param before the level that holds until {@code changedAt}
 * @param end null when open
 */
public record Life(
        int version, Status status, Level level, Level before, Instant changedAt, Instant start, Instant end) {

    /**
     * A life begins with its issue.
     *
     * @throws OutOfOrder when the end is not after the start
     */
    public static Life begin(Act act, Level level, Instant start, Instant end) {
        requireOrder(act, start, end);
        return new Life(1, Status.ISSUED, level, level, start, start, end);
    }

    /** The status as the clock shows it: what was issued becomes active at its start and expired at its fixed end. */
    public Status statusAt(Instant now) {
        if (status != Status.ISSUED) {
            return status;
        }
        if (end != null && !now.isBefore(end)) {
            return Status.EXPIRED;
        }
        return now.isBefore(start) ? Status.ISSUED : Status.ACTIVE;
    }

    /** The level that holds at an instant: a downgrade announced ahead changes nothing before its time. */
    public Level levelAt(Instant now) {
        return now.isBefore(changedAt) ? before : level;
    }

    /** Whether it binds anybody at an instant: begun, not paused, not ended. */
    public boolean inForceAt(Instant now) {
        boolean within = !now.isBefore(start) && (end == null || now.isBefore(end));
        return within && (status == Status.ISSUED || status == Status.LIFTED);
    }

    /** Whether acts are still possible: not ended by decision, and a fixed end not yet reached. */
    public boolean openAt(Instant now) {
        return !status.terminal() && (end == null || now.isBefore(end));
    }

    /**
     * The next version after an act.
     *
     * @throws OutOfOrder when the act does not fit where this life stands
     */
    public Life after(Step step) {
        if (status.terminal()) {
            throw new OutOfOrder(step.act(), "already " + status.code());
        }
        return switch (step.act()) {
            case ISSUE, START -> throw new OutOfOrder(step.act(), "already " + status.code());
            case UPGRADE, DOWNGRADE, TEMPORARY_CONTROL -> changed(step);
            case LIFT -> ended(step, Status.LIFTED);
            case CANCEL -> ended(step, Status.CANCELLED);
            case EXPIRE -> expired(step);
            case EXTEND -> extended(step);
            case SUSPEND -> suspended(step);
            case RESUME -> resumed(step);
            case RESCHEDULE -> rescheduled(step);
            case CORRECT, SUPPLEMENT -> with(status, start, end);
        };
    }

    private Life changed(Step step) {
        requireNotSuspended(step.act());
        Level to = step.to() == null ? Level.NONE : step.to();
        Act fitting = to == level ? null : Act.between(level, to);
        if (fitting != step.act()) {
            throw new OutOfOrder(step.act(), "the level is " + level.code() + ", asked for is " + to.code());
        }
        Instant newEnd = step.end() == null ? end : step.end();
        requireOrder(step.act(), start, newEnd);
        return new Life(version + 1, status, to, levelAt(step.at()), step.at(), start, newEnd);
    }

    private Life ended(Step step, Status how) {
        Instant at = step.at().isBefore(start) ? start : step.at();
        return with(how, start, end == null || at.isBefore(end) ? at : end);
    }

    private Life expired(Step step) {
        if (end == null || step.at().isBefore(end)) {
            throw new OutOfOrder(step.act(), end == null ? "it has an open end" : "its end is not reached");
        }
        return with(Status.EXPIRED, start, end);
    }

    private Life extended(Step step) {
        if (end == null) {
            throw new OutOfOrder(step.act(), "it has an open end");
        }
        if (step.end() != null && !step.end().isAfter(end)) {
            throw new OutOfOrder(step.act(), "the new end is not after the present one, " + end);
        }
        return with(status, start, step.end());
    }

    private Life suspended(Step step) {
        requireNotSuspended(step.act());
        if (step.at().isBefore(start)) {
            throw new OutOfOrder(step.act(), "it has not begun; reschedule or cancel it");
        }
        return with(Status.SUSPENDED, start, end);
    }

    private Life resumed(Step step) {
        if (status != Status.SUSPENDED) {
            throw new OutOfOrder(step.act(), "it is not suspended");
        }
        return with(Status.ISSUED, start, end);
    }

    private Life rescheduled(Step step) {
        if (!step.at().isBefore(start)) {
            throw new OutOfOrder(step.act(), "it has begun; extend, correct or lift it");
        }
        Instant newStart = step.start() == null ? start : step.start();
        Instant newEnd = step.end() == null ? end : step.end();
        requireOrder(step.act(), newStart, newEnd);
        return new Life(version + 1, status, level, level, newStart, newStart, newEnd);
    }

    private Life with(Status newStatus, Instant newStart, Instant newEnd) {
        return new Life(version + 1, newStatus, level, before, changedAt, newStart, newEnd);
    }

    private void requireNotSuspended(Act act) {
        if (status == Status.SUSPENDED) {
            throw new OutOfOrder(act, "it is suspended; resume it first");
        }
    }

    private static void requireOrder(Act act, Instant start, Instant end) {
        if (end != null && !end.isAfter(start)) {
            throw new OutOfOrder(act, "the end " + end + " is not after the start " + start);
        }
    }
}
