package io.qinglan.feed.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * What a person wants to stand beside a reading.
 *
 * @param point code of the point, {@code kind} and {@code at} the reading
 * @param factor code of the factor
 * @param value what it should read; left out: the value is not to be used
 * @param mark the mark it should carry, may be left out
 * @param reason why
 * @param document what it rests on: a comparison report, a maintenance record
 */
public record CorrectionInput(
        String point,
        String kind,
        Instant at,
        String factor,
        BigDecimal value,
        String mark,
        String reason,
        String document) {

    /** The input when it is whole; 422 with everything that is wrong. */
    static CorrectionInput checked(CorrectionInput input) {
        CorrectionInput given =
                input == null ? new CorrectionInput(null, null, null, null, null, null, null, null) : input;
        List<InputError> errors = new ArrayList<>();
        text(errors, "/point", "the code of a point", given.point());
        text(errors, "/kind", "the kind of record, such as hour", given.kind());
        if (given.at() == null) {
            errors.add(InputError.at("/at", "the time of the reading", null));
        }
        text(errors, "/factor", "the code of a factor, such as a21026", given.factor());
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
