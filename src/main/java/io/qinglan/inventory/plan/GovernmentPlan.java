package io.qinglan.inventory.plan;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What the plan of an area's government (重污染天气应对预案) says that the program reckons with; the text itself is the attachment.
 *
 * @param issuer the government or body that issued it
 * @param approvedBy the person or meeting that approved it
 * @param pack id of the rule pack that carries it out, null when none is named
 * @param targetPercent share of each pollutant to be cut, by level; empty = as the pack says
 * @param cityEmissionKgPerDay daily emission of the whole city by pollutant, all three lists; empty = the sum of the industrial list
 * @param otherReductionsKgPerDay what dust sources and vehicles save a day, by level and pollutant; empty = none counted
 */
public record GovernmentPlan(
        String issuer,
        String approvedBy,
        String pack,
        Map<String, BigDecimal> targetPercent,
        Map<String, BigDecimal> cityEmissionKgPerDay,
        Map<String, Map<String, BigDecimal>> otherReductionsKgPerDay) {

    /** Keeps unchangeable copies; null maps count as empty. */
    public GovernmentPlan {
        targetPercent = targetPercent == null ? Map.of() : Map.copyOf(targetPercent);
        cityEmissionKgPerDay = cityEmissionKgPerDay == null ? Map.of() : Map.copyOf(cityEmissionKgPerDay);
        otherReductionsKgPerDay = otherReductionsKgPerDay == null ? Map.of() : Map.copyOf(otherReductionsKgPerDay);
    }
}
