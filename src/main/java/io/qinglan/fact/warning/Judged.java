package io.qinglan.fact.warning;

import io.qinglan.fact.Level;

/**
 * The highest level whose lines are met.
 *
 * @param horizon the part of the series that was judged
 * @param level the level
 * @param rank how strict it is
 */
public record Judged(Horizon horizon, Level level, int rank) {

    /** A judged level. */
    public Judged(Horizon horizon, Level level) {
        this(horizon, level, level.ordinal());
    }
}
