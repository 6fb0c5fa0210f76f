package io.qinglan.fact.warning;

import java.time.Duration;
import java.time.LocalDateTime;

import io.qinglan.fact.Level;

/**
 * What stands when the assessment is made.
 *
 * @param level the level in force
 * @param rank how strict it is
 * @param lowest the lowest colour of the pack, {@link Level#NONE} when it has none
 * @param lowestRank how strict that is
 * @param now the instant of the assessment, null when not said
 * @param from now, else the start of the series; null when neither is known
 * @param fixedEnd the end a notice fixed, null for an open one
 * @param kind whether the series was forecast or monitored
 * @param dayInvalid whether a day of the series lacks hourly values
 * @param cause the cause of every day that has none of its own, null when not said
 * @param approval where the approval stands, null when not said
 * @param approvalWord its word
 */
public record Standing(
        Level level,
        int rank,
        Level lowest,
        int lowestRank,
        LocalDateTime now,
        LocalDateTime from,
        LocalDateTime fixedEnd,
        Kind kind,
        boolean dayInvalid,
        Cause cause,
        Approval approval,
        String approvalWord) {

    /** The instant of the assessment plus a delay; null when it is not known. */
    public LocalDateTime after(Duration delay) {
        return from == null ? null : from.plus(delay);
    }
}
