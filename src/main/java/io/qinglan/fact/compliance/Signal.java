package io.qinglan.fact.compliance;

/**
 * What one source says of a line in a window.
 *
 * @param source {@code power, cems, gate, report}
 * @param point code of the point, or the number of the report
 * @param running whether the line ran; null when the source does not tell
 * @param figure what it says so by, for people
 */
public record Signal(String source, String point, Boolean running, String figure) {}
