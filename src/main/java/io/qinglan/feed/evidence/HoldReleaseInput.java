package io.qinglan.feed.evidence;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * Why a hold may end.
 *
 * @param reason why
 * @param document what it rests on
 */
public record HoldReleaseInput(String reason, String document) {

    /** The input when it is whole; 422 otherwise. */
    static HoldReleaseInput checked(HoldReleaseInput input) {
        require("/reason", input == null ? null : input.reason(), "why");
        require("/document", input.document(), "the document it rests on");
        return input;
    }

    private static void require(String pointer, String text, String expected) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid(InputError.at(pointer, expected, text));
        }
    }
}
