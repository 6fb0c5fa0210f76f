package io.qinglan.forecast.outlook;

import java.time.Duration;
import java.time.LocalDateTime;

import io.qinglan.fact.warning.Index;
import io.qinglan.fact.warning.ReleaseTest;
import io.qinglan.fact.warning.ReleaseTestKind;

/** Whether the air stays down, or stays bad, over some hours from an instant: every hour, or every day touched, is looked at. */
public final class ReleaseCheck {

    private static final int MINUTES = 60;

    private final Air air;

    ReleaseCheck(Air air) {
        this.air = air;
    }

    /**
     * The release test (解除条件): over so many hours no value is above the line. A missing value, or a series that ends earlier, fails
     * it; a day that its cause excludes passes.
     *
     * @param line in {@link Index} units
     * @param strict whether the value must be below the line, else the line itself is well
     * @param from begin of the hours, null for the first unit
     * @param monitored a monitored value that must be down too, null for none
     */
    public ReleaseTest test(
            ReleaseTestKind kind, int line, boolean strict, LocalDateTime from, int hours, Integer monitored) {
        long first = first(from);
        long end = end(from, hours);
        boolean passed = monitored == null || down(monitored, line, strict) || excludedAt(first);
        for (long unit = first; passed && unit < end; unit++) {
            passed = passes(unit, line, strict);
        }
        return new ReleaseTest(kind, line, from == null ? air.start : from, hours, passed, rowEnd(first, line, strict));
    }

    /**
     * Whether no relief is in sight: there are values over so many hours from an instant, and all are above the line.
     *
     * @param from begin of the hours, null for the first unit
     */
    public boolean persists(int line, LocalDateTime from, int hours) {
        long first = first(from);
        long end = end(from, hours);
        boolean seen = false;
        for (long unit = Math.max(0, first); unit < Math.min(end, air.length); unit++) {
            int value = value(unit);
            if (air.excluded((int) unit) || value != Index.MISSING && value <= line) {
                return false;
            }
            seen |= value != Index.MISSING;
        }
        return seen;
    }

    /** Whether the cause of the day of an instant takes it out. */
    public boolean excludedAt(LocalDateTime instant) {
        return excludedAt(first(instant));
    }

    private boolean excludedAt(long unit) {
        return unit >= 0 && unit < air.length && air.excluded((int) unit);
    }

    private boolean passes(long unit, int line, boolean strict) {
        if (unit < 0 || unit >= air.length) {
            return false;
        }
        return air.excluded((int) unit) || down(value(unit), line, strict);
    }

    private static boolean down(int value, int line, boolean strict) {
        return value != Index.MISSING && (strict ? value < line : value <= line);
    }

    /** The end of the first unbroken row of values over the line from a unit on; null when there is none. */
    private LocalDateTime rowEnd(long from, int line, boolean strict) {
        int unit = (int) Math.max(0, Math.min(from, air.length));
        while (unit < air.length && !bad(unit, line, strict)) {
            unit++;
        }
        if (unit == air.length || air.start == null) {
            return null;
        }
        while (unit < air.length && bad(unit, line, strict)) {
            unit++;
        }
        return air.start.plusHours((long) unit * air.unitHours);
    }

    private boolean bad(int unit, int line, boolean strict) {
        int value = value(unit);
        return value != Index.MISSING && !air.excluded(unit) && !down(value, line, strict);
    }

    private int value(long unit) {
        return air.fine == null ? Index.MISSING : air.fine[(int) unit];
    }

    private long first(LocalDateTime from) {
        return from == null || air.start == null ? 0 : Math.floorDiv(minutes(from), MINUTES * air.unitHours);
    }

    private long end(LocalDateTime from, int hours) {
        long last = from == null || air.start == null ? 0 : minutes(from);
        return -Math.floorDiv(-(last + (long) hours * MINUTES), MINUTES * air.unitHours);
    }

    private long minutes(LocalDateTime instant) {
        return Duration.between(air.start, instant).toMinutes();
    }
}
