package io.qinglan.order;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * What an operator asks an approver for.
 *
 * @param kind incomplete or unbinding; of a correction it is left out
 * @param reason why
 * @param legalBasis the article or document relied on
 */
public record OrderOverrideInput(String kind, String reason, String legalBasis) {

    /** The input with its reason and legal basis; 422 when one is missing. */
    static OrderOverrideInput reasoned(OrderOverrideInput input) {
        requireText("/reason", input == null ? null : input.reason(), "why");
        requireText("/legalBasis", input.legalBasis(), "the article or document relied on");
        return input;
    }

    private static void requireText(String pointer, String text, String expected) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid(InputError.at(pointer, expected, text));
        }
    }
}
