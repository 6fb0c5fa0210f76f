package io.qinglan.policy;

import java.util.List;

/**
 * What an evaluation leaves beside the conclusions the rules drew: the trace.
 *
 * @param fired the rules that fired, in order; empty when no trace was asked for
 */
public record Evaluation(List<Fired> fired) {}
