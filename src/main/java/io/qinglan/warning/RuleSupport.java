package io.qinglan.warning;

import java.util.List;
import java.util.Optional;

import io.qinglan.fact.Level;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * Whether the rules support what a person proposes: a first or higher level when the forecast reaches it, a lower one or the end
 * when the release test of the pack is passed, an extension when the fixed end would come too soon. What is not supported takes a
 * reasoned override.
 */
final class RuleSupport {

    private RuleSupport() {}

    /**
     * Refuses what neither the rules support nor a person takes upon himself.
     *
     * @throws Problem 422 not-supported, naming the override that is missing and what the rules say instead
     */
    static void require(Step step, Optional<Finding> finding, NamedOverride override) {
        if (override != null || supports(step, finding)) {
            return;
        }
        String expected = "override {reason, legalBasis}: " + answer(finding);
        throw new Problem(
                422,
                "not-supported",
                "the rules do not support " + step.act().code() + "; " + answer(finding),
                List.of(InputError.at("/override", expected, null)));
    }

    private static boolean supports(Step step, Optional<Finding> finding) {
        return switch (step.act()) {
            case ISSUE, UPGRADE ->
                finding.filter(f -> !step.to().above(f.level())).isPresent();
            case TEMPORARY_CONTROL ->
                finding.filter(f -> f.temporaryControl() || f.lifts()).isPresent();
            case DOWNGRADE ->
                finding.filter(f -> f.lifts() || f.changesLevel() && !f.level().above(step.to()))
                        .isPresent();
            case LIFT -> finding.filter(Finding::lifts).isPresent();
            case EXTEND ->
                finding.filter(f -> f.extend() || f.level() != Level.NONE && !f.lifts())
                        .isPresent();
            // what pauses, withdraws, moves or corrects is for people to judge; the rules have no say in it
            case SUSPEND, RESUME, CANCEL, CORRECT, RESCHEDULE, START, SUPPLEMENT, EXPIRE -> true;
        };
    }

    private static String answer(Optional<Finding> finding) {
        return finding.map(f -> "on the binding forecast they say " + f.transition() + ", level "
                        + f.level().code())
                .orElse("no forecast is at hand");
    }
}
