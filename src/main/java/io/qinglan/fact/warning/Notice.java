package io.qinglan.fact.warning;

import java.time.LocalDateTime;

import io.qinglan.fact.Level;

/**
 * A notice or tip of the region (区域预警提示).
 *
 * @param level the level it asks for, {@link Level#NONE} when it names none
 * @param rank how strict that is
 * @param received when it came, null when not said
 * @param start from when, null when not said
 * @param end until when, null when open
 * @param released whether it says that the region's warning has ended
 * @param at when that was, null when not said
 */
public record Notice(
        Level level,
        int rank,
        LocalDateTime received,
        LocalDateTime start,
        LocalDateTime end,
        boolean released,
        LocalDateTime at) {

    /** When it starts; another instant where it says nothing. */
    public LocalDateTime startOr(LocalDateTime other) {
        return start == null ? other : start;
    }
}
