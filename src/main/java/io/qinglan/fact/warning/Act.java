package io.qinglan.fact.warning;

import java.time.LocalDateTime;

import io.qinglan.fact.Level;

/**
 * A recorded human act.
 *
 * @param number its place in the record, from 1
 * @param at when
 * @param kind what was done
 * @param word the word of the act
 * @param to the level it leads to, null when it names none
 */
public record Act(int number, LocalDateTime at, ActKind kind, String word, Level to) {

    /** A recorded act. */
    public Act(int number, LocalDateTime at, ActKind kind, Level to) {
        this(number, at, kind, kind.code(), to);
    }
}
