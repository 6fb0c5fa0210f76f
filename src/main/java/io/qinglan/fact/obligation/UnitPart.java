package io.qinglan.fact.obligation;

/**
 * A way of counting inside one line: its chambers, cells or fire trains.
 *
 * @param countedBy code of the way, as {@code chamber}
 * @param number field of the line that holds how many there are
 * @param stopped code of the part that stops
 * @param running code of the part that stays in use
 */
public record UnitPart(String countedBy, String number, String stopped, String running) {}
