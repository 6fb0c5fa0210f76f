package io.qinglan.warning;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * The reasoned decision of a person to go another way than the rules or the procedure: named, recorded, shown first to auditors.
 *
 * @param reason why
 * @param legalBasis on what article or document
 */
public record NamedOverride(String reason, String legalBasis) {

    /**
     * Refuses an override that does not say why and on what basis.
     *
     * @throws Problem 422
     */
    void require() {
        if (blank(reason)) {
            throw Problem.invalid(InputError.at("/override/reason", "why the rules are not followed", reason));
        }
        if (blank(legalBasis)) {
            throw Problem.invalid(
                    InputError.at("/override/legalBasis", "the article or document relied on", legalBasis));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
