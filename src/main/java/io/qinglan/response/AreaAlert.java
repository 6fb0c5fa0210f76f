package io.qinglan.response;

import java.time.Instant;

/**
 * What warnings and their proposals mean for an area, told to rooms that do not know warnings; fired inside the transaction of the
 * change. Never of an exercise.
 *
 * @param subject the proposal or the warning
 * @param at when it began, or from when it no longer holds
 */
public record AreaAlert(String area, String subject, Phase phase, Instant at) {

    /** How far it has come. */
    public enum Phase {
        /** something is proposed */
        PROPOSED,
        /** what was proposed came to nothing */
        DROPPED,
        /** a warning was issued */
        BOUND,
        /** a warning has ended */
        ENDED
    }
}
