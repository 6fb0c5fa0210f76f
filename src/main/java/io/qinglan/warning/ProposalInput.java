package io.qinglan.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * A warning that a person proposes: an exercise, or a start by hand when the rules do not support it or no forecast is at hand.
 *
 * @param level blue, yellow, orange, red, or temporary_control
 * @param until the end, null when open
 * @param reason why; never a target or a ranking
 * @param basis on what document
 * @param exercise whether it is an exercise, which has no need of a forecast
 * @param override needed for what the rules do not support
 */
public record ProposalInput(
        String area,
        @JsonAlias("to") String level,
        @JsonAlias("at") Instant start,
        @JsonAlias("end") Instant until,
        String reason,
        String basis,
        boolean exercise,
        NamedOverride override) {

    private static final List<String> LEVELS = List.of("blue", "yellow", "orange", "red", "temporary_control");

    /**
     * Names all that is missing or wrong.
     *
     * @throws Problem 422
     */
    void require() {
        List<InputError> errors = new ArrayList<>();
        if (area == null || area.isBlank()) {
            errors.add(InputError.at("/area", "the six-digit code of the area", area));
        }
        if (level == null || !LEVELS.contains(level)) {
            errors.add(InputError.at("/level", "one of " + LEVELS, level));
        }
        if (start == null) {
            errors.add(InputError.at("/start", "when it begins", null));
        }
        if (start != null && until != null && !until.isAfter(start)) {
            errors.add(InputError.at("/until", "an end after the start", until));
        }
        if (reason == null || reason.isBlank()) {
            errors.add(InputError.at("/reason", "why", reason));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        if (override != null) {
            override.require();
        }
    }
}
