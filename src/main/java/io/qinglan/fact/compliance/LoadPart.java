package io.qinglan.fact.compliance;

/**
 * One meter of a sum.
 *
 * @param point its code
 * @param role {@code incomer, generation, export, storage, production} or {@code treatment}
 * @param kw its mean power, NaN when not known
 */
public record LoadPart(String point, String role, double kw) {}
