package io.qinglan.order.obligation;

import io.qinglan.fact.obligation.Proposal;

/**
 * What a rule proposed and another proposal took the place of.
 *
 * @param what the proposal that does not hold
 * @param by the one that holds instead
 */
public record Displaced(Proposal what, Proposal by) {}
