package io.qinglan.feed.hj212;

/**
 * A factor of the code table of an edition.
 *
 * @param code its code, such as a21026
 * @param old its code of 2005, such as 02; null when it has none
 * @param zh its name
 * @param en its name in English
 * @param unit the unit of its values
 * @param cumulative the unit of what accumulates (Cou); null when nothing does
 */
public record FactorCode(String code, String old, String zh, String en, String unit, String cumulative) {}
