package io.qinglan.feed.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * What is asked to be held.
 *
 * @param subject {@code point}, {@code site} or {@code case}
 * @param code code of the point or site, number of the case
 * @param site of a case: whose evidence it concerns; otherwise left out
 * @param from first moment covered
 * @param to first moment no longer covered; left out: until released
 * @param reason why
 * @param document what it rests on
 */
public record LegalHoldInput(
        String subject, String code, String site, Instant from, Instant to, String reason, String document) {

    private static final List<String> SUBJECTS = List.of("point", "site", "case");

    /** The input when it is whole; 422 with everything that is wrong. */
    static LegalHoldInput checked(LegalHoldInput input) {
        LegalHoldInput given = input == null ? new LegalHoldInput(null, null, null, null, null, null, null) : input;
        List<InputError> errors = new ArrayList<>();
        if (given.subject() == null || !SUBJECTS.contains(given.subject())) {
            errors.add(InputError.at("/subject", "one of " + SUBJECTS, given.subject()));
        }
        text(errors, "/code", "the code of the point or site, or the number of the case", given.code());
        if ("case".equals(given.subject())) {
            text(errors, "/site", "the site whose evidence the case concerns", given.site());
        }
        if (given.from() == null) {
            errors.add(InputError.at("/from", "the first moment covered", null));
        } else if (given.to() != null && !given.to().isAfter(given.from())) {
            errors.add(InputError.at("/to", "a time after from", given.to()));
        }
        text(errors, "/reason", "why", given.reason());
        text(errors, "/document", "the document it rests on", given.document());
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return given;
    }

    private static void text(List<InputError> errors, String pointer, String expected, String got) {
        if (got == null || got.isBlank()) {
            errors.add(InputError.at(pointer, expected, got));
        }
    }
}
