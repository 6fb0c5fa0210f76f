package io.qinglan.command;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one clock of the house. Every bean asks it for the time, so that an episode of weeks can be lived through in minutes. */
final class HouseClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
