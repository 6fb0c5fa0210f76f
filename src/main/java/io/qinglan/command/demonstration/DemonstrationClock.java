package io.qinglan.command.demonstration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The demonstration's own clock. It stands at the hour of the episode that is being lived through and runs at real speed inside it,
 * so that weeks pass in minutes and a reminder of fifteen minutes still takes fifteen minutes for a person who decides by hand.
 */
public final class DemonstrationClock extends Clock {

    private final Clock real;
    private volatile Mark mark;

    /** A clock that shows {@code start} now. */
    public DemonstrationClock(Clock real, Instant start) {
        this.real = real;
        this.mark = new Mark(start, real.instant());
    }

    /** Goes forward to an hour; a clock never goes back, so an earlier hour changes nothing. */
    public void advanceTo(Instant hour) {
        if (hour.isAfter(instant())) {
            mark = new Mark(hour, real.instant());
        }
    }

    @Override
    public Instant instant() {
        Mark now = mark;
        return now.shown.plus(Duration.between(now.at, real.instant()));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants have no zone; write them with the zone of the configuration");
    }

    private record Mark(Instant shown, Instant at) {}
}
