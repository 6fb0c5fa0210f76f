package io.qinglan.command;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.command.demonstration.Demonstration;
import io.qinglan.store.OnTheWire;

/** The one clock of the house. Every bean asks it for the time, so that an episode of weeks can be lived through in minutes. */
final class HouseClock {

    @Produces
    @Singleton
    Clock clock(
            @ConfigProperty(name = "qinglan.demo") boolean demo, @ConfigProperty(name = "qinglan.data") String data) {
        return demo ? Demonstration.clock(Clock.systemUTC(), data) : Clock.systemUTC();
    }

    /** The real clock, for what is signed and timed with machines outside. */
    @Produces
    @Singleton
    @OnTheWire
    Clock wire() {
        return Clock.systemUTC();
    }
}
