package io.qinglan.inventory;

/**
 * A stretch of the list of one area in order of code, both ends included: a batch that stays the same however often it is read.
 *
 * @param sites how many sites it held when it was cut
 */
public record Span(String area, String fromCode, String toCode, int sites) {}
