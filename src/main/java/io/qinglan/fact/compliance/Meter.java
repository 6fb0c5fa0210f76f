package io.qinglan.fact.compliance;

import java.math.BigDecimal;

/**
 * What the dated map says of the point, or the sum of points, that a line is judged by.
 *
 * @param point code of the point; of a sum the code of the first
 * @param relation how it stands to the line
 * @param countersigned whether both sides have signed the split of a shared point, or the formula of a sum
 * @param share percent of a shared point that is the line's, by the signed split; null otherwise
 * @param ratedKw rated power of the line, null where not known
 * @param standbyKw power at stand-by, null where not known
 * @param safeIdleKw power at which a furnace is kept safe (保窑、焖炉), null where there is none
 * @param levelsCountersigned whether both sides have signed stand-by and safe-idle power
 * @param tracksOutput whether power follows output, so that a limit can be read from it
 */
public record Meter(
        String point,
        Relation relation,
        boolean countersigned,
        BigDecimal share,
        BigDecimal ratedKw,
        BigDecimal standbyKw,
        BigDecimal safeIdleKw,
        boolean levelsCountersigned,
        boolean tracksOutput) {

    /** Whether the point counts for the line: it is its own, or both sides have signed how it is split. */
    public boolean counts() {
        return relation == Relation.SOLE || countersigned;
    }

    /** The most power a stopped line draws: its safe idle where a furnace may be kept hot, else its stand-by; NaN where not known. */
    public double idleKw(boolean keptHot) {
        BigDecimal level = keptHot && safeIdleKw != null ? safeIdleKw : standbyKw;
        return level == null ? Double.NaN : level.doubleValue();
    }

    /** Rated power, kW; NaN where not known. */
    public double rated() {
        return ratedKw == null ? Double.NaN : ratedKw.doubleValue();
    }
}
