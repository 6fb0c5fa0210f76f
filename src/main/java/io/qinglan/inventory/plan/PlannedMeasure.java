package io.qinglan.inventory.plan;

import java.math.BigDecimal;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Quantity;

/**
 * One measure of a site's plan at one level.
 *
 * @param level code of the level, {@code yellow}, {@code orange}, {@code red} or {@code blue}
 * @param action what is done
 * @param amount in {@code unit}, null where nothing numeric is said
 * @param unit {@code percent}, {@code hours}; null with no amount
 * @param limitTo what may still be run, or null
 * @param how the steps and the key indicator by which it can be seen (可操作、可监测、可核查)
 */
public record PlannedMeasure(
        String level, Action action, BigDecimal amount, String unit, Quantity limitTo, String how) {}
