package io.qinglan.warning;

import java.time.Instant;

import io.qinglan.fact.Level;

/**
 * One act with what it sets.
 *
 * @param act what is done
 * @param to the new level of a change of level, else null
 * @param at from when it holds
 * @param start the new start of a rescheduling, else null
 * @param end the new end of an extension, a rescheduling or a change of level that names one, else null
 */
public record Step(Act act, Level to, Instant at, Instant start, Instant end) {

    /** An act that sets nothing but itself. */
    public static Step of(Act act, Instant at) {
        return new Step(act, null, at, null, null);
    }
}
