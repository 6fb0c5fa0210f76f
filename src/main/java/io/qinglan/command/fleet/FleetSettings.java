package io.qinglan.command.fleet;

import java.time.Duration;
import java.util.List;

import io.qinglan.feed.hj212.Edition;

/**
 * What fleet is to be played.
 *
 * @param host where the gateway listens
 * @param port its port
 * @param points how many instruments, each with a connection of its own
 * @param rate frames a second of the whole fleet; 0 for real rates, each record when its time has come
 * @param time how long to send
 * @param seed same seed, same values and faults
 * @param editions the editions spoken, handed out in turn
 * @param factors the factors of each record
 * @param faults what goes wrong
 * @param firstNumber the number of the first instrument, from which {@link #mn} is made
 * @param password the password of all instruments
 * @param patience how long an instrument waits for an answer before it sends again
 * @param again how often it sends again
 * @param window how many records of an instrument may wait for their answers
 * @param threads event loops that carry the connections
 */
public record FleetSettings(
        String host,
        int port,
        int points,
        int rate,
        Duration time,
        long seed,
        List<Edition> editions,
        List<String> factors,
        FleetFaults faults,
        long firstNumber,
        String password,
        Duration patience,
        int again,
        int window,
        int threads) {

    /** Five factors of flue gas. */
    public static final List<String> FIVE_FACTORS = List.of("a21026", "a21002", "a34013", "a19001", "a00000");

    /** Copies the lists. */
    public FleetSettings {
        editions = List.copyOf(editions);
        factors = List.copyOf(factors);
    }

    /** A fleet of the edition of 2017 without faults: five factors, ten seconds to wait, three times again, two threads. */
    public static FleetSettings of(String host, int port, int points, int rate, Duration time) {
        return new FleetSettings(
                host,
                port,
                points,
                rate,
                time,
                1,
                List.of(Edition.OF_2017),
                FIVE_FACTORS,
                FleetFaults.NONE,
                0,
                "123456",
                Duration.ofSeconds(10),
                3,
                16,
                2);
    }

    /** The number MN of an instrument of the fleet, 24 hexadecimal digits. */
    public String mn(int instrument) {
        return String.format("F1EE7000%016X", firstNumber + instrument);
    }

    /** The same fleet with another seed. */
    public FleetSettings withSeed(long other) {
        return new FleetSettings(
                host,
                port,
                points,
                rate,
                time,
                other,
                editions,
                factors,
                faults,
                firstNumber,
                password,
                patience,
                again,
                window,
                threads);
    }

    /** The same fleet speaking these editions. */
    public FleetSettings withEditions(List<Edition> others) {
        return new FleetSettings(
                host,
                port,
                points,
                rate,
                time,
                seed,
                others,
                factors,
                faults,
                firstNumber,
                password,
                patience,
                again,
                window,
                threads);
    }

    /** The same fleet with these factors. */
    public FleetSettings withFactors(List<String> others) {
        return new FleetSettings(
                host,
                port,
                points,
                rate,
                time,
                seed,
                editions,
                others,
                faults,
                firstNumber,
                password,
                patience,
                again,
                window,
                threads);
    }

    /** The same fleet with faults. */
    public FleetSettings withFaults(FleetFaults others) {
        return new FleetSettings(
                host,
                port,
                points,
                rate,
                time,
                seed,
                editions,
                factors,
                others,
                firstNumber,
                password,
                patience,
                again,
                window,
                threads);
    }

    /** The same fleet under other numbers and another password. */
    public FleetSettings withNumbers(long first, String other) {
        return new FleetSettings(
                host, port, points, rate, time, seed, editions, factors, faults, first, other, patience, again, window,
                threads);
    }

    /** The same fleet with other patience: how long to wait, how often to send again, how many records may wait. */
    public FleetSettings withPatience(Duration longest, int times, int records) {
        return new FleetSettings(
                host,
                port,
                points,
                rate,
                time,
                seed,
                editions,
                factors,
                faults,
                firstNumber,
                password,
                longest,
                times,
                records,
                threads);
    }
}
