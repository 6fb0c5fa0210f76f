package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.List;

import io.qinglan.fact.obligation.DailySpan;

/**
 * One thing that binds a site now, from wherever it comes: an order of any authority, a filed off-peak stop, a special period of the
 * permit.
 *
 * @param id names it on the card
 * @param target what it addresses: {@code enterprise}, a line, a process, a vehicle class
 * @param part part of the line, or null
 * @param action stop, limit, extend, forbid or autonomous
 * @param amount in {@code unit}; null where nothing numeric is asked
 * @param limit what may still be run, in {@code limitUnit}; null where it is not known
 * @param allowed vehicle classes that stay allowed
 * @param daily hours of the day in which it holds; empty = all day
 * @param capped whether it carries an upper bound beside the measure
 */
public record BoundDuty(
        String id,
        String target,
        String part,
        String action,
        BigDecimal amount,
        String unit,
        BigDecimal limit,
        String limitUnit,
        List<String> allowed,
        List<DailySpan> daily,
        boolean capped) {

    /** Keeps unchangeable copies; null lists count as empty. */
    public BoundDuty {
        allowed = allowed == null ? List.of() : List.copyOf(allowed);
        daily = daily == null ? List.of() : List.copyOf(daily);
    }
}
