package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What one rule proposes for one site. Which proposals become obligations is decided afterwards, by their origin.
 *
 * @param rule name of the rule
 * @param row the table row behind it, or null
 * @param exemption the exemption behind it, or null
 * @param listRow the list row behind it, or null
 * @param action null: the rule finds that nothing is asked
 * @param limitTo what may still be run, or null
 * @param allowed vehicle classes that stay allowed, null where it is not about vehicles
 * @param countedBy code of what is counted, or null
 * @param minCount least number of units, or null
 * @param binding false: appears in rehearsals, in an order only with a person's confirmation
 */
public record Proposal(
        Subject subject,
        Origin origin,
        String rule,
        MeasureRow row,
        Exemption exemption,
        ListRowFact listRow,
        Scope scope,
        Target target,
        Action action,
        BigDecimal amount,
        String unit,
        Quantity limitTo,
        Cap cap,
        List<String> allowed,
        List<DailySpan> daily,
        String countedBy,
        Integer minCount,
        boolean binding) {

    /** The same for another target. */
    public Proposal at(Target other) {
        return new Proposal(
                subject, origin, rule, row, exemption, listRow, scope, other, action, amount, unit, limitTo, cap,
                allowed, daily, countedBy, minCount, binding);
    }

    /** Whether two proposals ask the same, whatever their reasons. */
    public boolean asksTheSameAs(Proposal other) {
        return scope == other.scope
                && action == other.action
                && target.equals(other.target)
                && same(amount, other.amount)
                && Objects.equals(unit, other.unit)
                && Objects.equals(limitTo, other.limitTo)
                && Objects.equals(cap, other.cap)
                && Objects.equals(allowed, other.allowed)
                && Objects.equals(daily, other.daily)
                && Objects.equals(minCount, other.minCount);
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
