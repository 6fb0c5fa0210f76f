package io.qinglan.inventory;

/**
 * A stretch of the list in order of area and code, both ends included: a batch that stays the same however often it is read.
 *
 * @param sites how many sites it held when it was cut
 */
public record Span(String fromArea, String fromCode, String toArea, String toCode, int sites) {}
