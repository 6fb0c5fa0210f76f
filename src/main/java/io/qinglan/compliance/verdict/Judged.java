package io.qinglan.compliance.verdict;

import java.util.List;

import io.qinglan.fact.compliance.Verdict;
import io.qinglan.policy.Fired;

/**
 * Verdicts with the rules they follow from.
 *
 * @param verdicts in the order of the checks; a check whose duty does not bind has none
 * @param fired rules that fired, with what they matched
 */
public record Judged(List<Verdict> verdicts, List<Fired> fired) {}
