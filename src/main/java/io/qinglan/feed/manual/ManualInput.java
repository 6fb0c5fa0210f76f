package io.qinglan.feed.manual;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * What a person read off, or found on a patrol.
 *
 * @param point code of the point read; of a patrol it may be left out
 * @param site of a patrol without a point: the site
 * @param kind {@code reading} or {@code patrol}
 * @param at when
 * @param values what was read
 * @param outcome of a patrol: {@code normal} or {@code abnormal}
 * @param finding what was found, in words
 * @param attachments pictures handed in before, by id
 */
public record ManualInput(
        String point,
        String site,
        String kind,
        Instant at,
        List<Value> values,
        String outcome,
        String finding,
        List<UUID> attachments) {

    private static final int MOST = 50;
    private static final int LONGEST = 2000;

    /**
     * One value.
     *
     * @param factor code of the factor, or a word for what was read
     * @param value the number
     * @param unit its unit
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Value(String factor, BigDecimal value, String unit) {}

    /** Lists are there always. */
    public ManualInput {
        values = values == null ? List.of() : List.copyOf(values);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** The input when it is whole; 422 with everything that is wrong. */
    static ManualInput checked(ManualInput input, Instant now) {
        ManualInput given = input == null ? new ManualInput(null, null, null, null, null, null, null, null) : input;
        List<InputError> errors = new ArrayList<>();
        boolean patrol = "patrol".equals(given.kind());
        wrongIf(errors, !patrol && !"reading".equals(given.kind()), "/kind", "reading or patrol", given.kind());
        wrongIf(errors, given.at() == null || given.at().isAfter(now), "/at", "a time that has been", given.at());
        wrongIf(errors, !patrol && given.point() == null, "/point", "the code of a point", null);
        wrongIf(errors, patrol && given.point() == null && given.site() == null, "/site", "a site or a point", null);
        wrongIf(errors, !patrol && given.values().isEmpty(), "/values", "one value at least", "none");
        wrongIf(
                errors,
                given.values().size() > MOST,
                "/values",
                "50 values at most",
                given.values().size());
        wrongIf(
                errors,
                given.attachments().size() > MOST,
                "/attachments",
                "50 at most",
                given.attachments().size());
        boolean judged = "normal".equals(given.outcome()) || "abnormal".equals(given.outcome());
        wrongIf(errors, patrol && !judged, "/outcome", "normal or abnormal", given.outcome());
        wrongIf(errors, !patrol && given.outcome() != null, "/outcome", "nothing for a reading", given.outcome());
        wrongIf(
                errors,
                given.finding() != null && given.finding().length() > LONGEST,
                "/finding",
                "2000 characters at most",
                given.finding());
        for (int i = 0; i < given.values().size(); i++) {
            Value value = given.values().get(i);
            wrongIf(
                    errors,
                    value.factor() == null || value.factor().isBlank(),
                    "/values/" + i + "/factor",
                    "a factor",
                    null);
            wrongIf(errors, value.value() == null, "/values/" + i + "/value", "a number", null);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return given;
    }

    private static void wrongIf(List<InputError> errors, boolean wrong, String pointer, String expected, Object got) {
        if (wrong) {
            errors.add(InputError.at(pointer, expected, got));
        }
    }
}
