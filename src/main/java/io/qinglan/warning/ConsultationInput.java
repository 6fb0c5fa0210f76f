package io.qinglan.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * The record of a consultation as it comes in.
 *
 * @param at when it was held; now when absent
 * @param bodies which bodies took part
 * @param people who took part
 * @param forecasts the forecasts looked at, by id or by name
 * @param conclusion what was concluded
 * @param dissent who thought otherwise and why, null when nobody did
 * @param further what else the record of the place holds, kept as it came
 */
public record ConsultationInput(
        @JsonAlias({"time", "heldAt"}) Instant at,
        List<String> bodies,
        @JsonAlias("participants") List<String> people,
        @JsonAlias("forecastsUsed") List<String> forecasts,
        String conclusion,
        String dissent,
        @JsonAnySetter Map<String, JsonNode> further) {

    /**
     * Names all that is missing.
     *
     * @throws Problem 422
     */
    void require(Instant now) {
        List<InputError> errors = new ArrayList<>();
        if (conclusion == null || conclusion.isBlank()) {
            errors.add(InputError.at("/conclusion", "what was concluded", conclusion));
        }
        if (empty(bodies) && empty(people)) {
            errors.add(InputError.at("/bodies", "at least one body or person that took part", bodies));
        }
        if (at != null && at.isAfter(now)) {
            errors.add(InputError.at("/at", "a time that has passed, not after " + now, at));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static boolean empty(List<String> list) {
        return list == null || list.isEmpty();
    }
}
