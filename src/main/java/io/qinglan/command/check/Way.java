package io.qinglan.command.check;

import java.math.BigDecimal;

import io.qinglan.fact.compliance.Meter;
import io.qinglan.fact.compliance.Relation;

/**
 * One entry of {@code checkedBy} of an obligation.
 *
 * @param feed {@code power, cems, gate, process} or {@code manual}
 * @param point code of the point; null where a person checks
 * @param test name of the test
 * @param role role of a meter; null where the order does not say
 * @param share percent of a split meter that is the line's; null for all
 * @param ratedKw rated power of the line, or null
 * @param standbyKw power at stand-by, or null
 * @param safeIdleKw power at which a furnace is kept safe, or null
 */
record Way(
        String feed,
        String point,
        String test,
        String role,
        BigDecimal share,
        BigDecimal ratedKw,
        BigDecimal standbyKw,
        BigDecimal safeIdleKw) {

    /** Whether it is a meter of treatment. */
    boolean treatment() {
        return "treatment".equals(role) || "treatment_runs".equals(test);
    }

    /** The point as the rules see it: what an order names counts for its obligation, and levels it prints are agreed. */
    Meter meter() {
        return new Meter(point, Relation.SOLE, true, share, ratedKw, standbyKw, safeIdleKw, standbyKw != null, true);
    }
}
