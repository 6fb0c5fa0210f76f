package io.qinglan.fact.warning;

import io.qinglan.fact.Level;

/**
 * The judged level after a look at the region's notice.
 *
 * @param horizon the part of the series that was judged
 * @param level the level
 * @param rank how strict it is
 * @param own rank of the own judgement
 * @param byNotice whether the notice is higher than the own judgement
 */
public record Raised(Horizon horizon, Level level, int rank, int own, boolean byNotice) {

    /** A level against the region's. */
    public Raised(Judged judged, Level level, boolean byNotice) {
        this(judged.horizon(), level, level.ordinal(), judged.rank(), byNotice);
    }
}
