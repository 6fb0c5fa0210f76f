package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.List;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Cap;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.Origin;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.Scope;
import io.qinglan.fact.obligation.Target;

/**
 * What one line, facility or the vehicles of a site must do under an alert. Its times are the order's.
 *
 * @param ordinal place among the obligations of its site, from 1
 * @param target what it addresses
 * @param amount in {@code unit}; null where nothing numeric is asked
 * @param comparison {@code exact, at_least, at_most}, or null
 * @param limitTo what may still be run, or null
 * @param cap upper bound beside it, or null
 * @param allowed vehicle classes that stay allowed; null where it is not about vehicles
 * @param daily hours of the day in which it holds; empty = all day
 * @param countedBy what is counted, or null
 * @param minCount least number of units, or null
 * @param keptHot the furnace may be kept hot
 * @param binding false: shown in rehearsals, in an order only with a person's confirmation
 * @param saves estimate in mg a day, of the line's emission at its base
 */
public record Obligation(
        int ordinal,
        Scope scope,
        Target target,
        Action action,
        BigDecimal amount,
        String unit,
        String comparison,
        Quantity limitTo,
        Cap cap,
        List<String> allowed,
        List<DailySpan> daily,
        String countedBy,
        Integer minCount,
        boolean keptHot,
        boolean binding,
        Origin origin,
        Because because,
        Emission saves) {}
