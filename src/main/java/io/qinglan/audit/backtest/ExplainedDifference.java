package io.qinglan.audit.backtest;

import java.time.LocalDateTime;

import io.qinglan.warning.assessment.Assessment;

/**
 * Why two packs differ over some days: what each says, with its reasons, at the first step at which they part.
 *
 * @param packs the two packs
 * @param spell the days
 * @param at the step
 * @param one what the first says
 * @param other what the second says
 */
public record ExplainedDifference(
        PackDifference packs,
        PackDifference.DifferingSpell spell,
        LocalDateTime at,
        Assessment one,
        Assessment other) {}
