package io.qinglan.bench.truth;

import java.util.Locale;

/** What a plant does with its order, and what its meter makes of it. */
enum Behaviour {
    STOPPED(false, "stops in time"),
    LIMITED(false, "cuts its load by what is ordered (10 to 60 %)"),
    IGNORED(true, "runs on; the order falls due while the line works"),
    IGNORED_ANY_HOUR(true, "runs on; the order falls due at any hour of the week"),
    LIMIT_IGNORED(true, "ordered to cut by 10 to 60 %, cuts nothing"),
    LATE(true, "stops two to six hours late"),
    NIGHT_RUNNING(true, "stands by day, runs from 22:00 to 05:00"),
    RESTART(true, "stops in time, runs again after 12 to 36 hours"),
    RAMP_FOLLOWED(false, "comes down along its filed ramp of 12 to 48 hours"),
    RAMP_IGNORED(true, "has a filed ramp and does not come down"),
    METER_SWAP(false, "stops; the meter is exchanged, half of the time without a mark"),
    GAP(false, "stops; hours of data are missing"),
    GAP_IGNORED(true, "runs on; three tenths of the data are missing"),
    CLOCK_DRIFT(false, "stops in time; the meter's clock is 20 to 50 minutes late"),
    HOLIDAY(false, "cuts as ordered around a public holiday on which it stands"),
    WEEKEND(false, "cuts as ordered; the alert lies over a weekend"),
    SELF_GENERATION(false, "stops; its own power station falls with the line"),
    SELF_GENERATION_IGNORED(true, "runs on by its own power station; the grid meter goes down"),
    SHARED_METER(false, "stops; its unsigned meter is shared with a line that runs on"),
    SHARED_METER_SIGNED(true, "runs on; the shared meter has a split signed by both sides");

    private final boolean violates;
    private final String words;

    Behaviour(boolean violates, String words) {
        this.violates = violates;
        this.words = words;
    }

    /** Whether the order is broken at some time. */
    boolean violates() {
        return violates;
    }

    /** The behaviour in words. */
    String words() {
        return words;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
