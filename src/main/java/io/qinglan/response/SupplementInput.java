package io.qinglan.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * Measures to add to a response as a person proposes them.
 *
 * @param measures the measures in the words of the notice, or in parts
 * @param from when they begin; now when absent
 * @param until the end of their own window, null when they end with the response
 * @param basis on what document
 * @param reason why; never a target or a ranking
 */
public record SupplementInput(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<JsonNode> measures,

        @JsonAlias("start") Instant from,
        @JsonAlias("end") Instant until,
        String basis,
        String reason) {

    /** The measures as texts; one given in parts is kept as its JSON. */
    List<String> texts() {
        return measures.stream()
                .map(measure -> measure.isTextual() ? measure.asText() : measure.isNull() ? "" : measure.toString())
                .toList();
    }

    /**
     * Names all that is missing or wrong.
     *
     * @throws Problem 422
     */
    void require() {
        List<InputError> errors = new ArrayList<>();
        if (measures == null || measures.isEmpty() || texts().stream().anyMatch(String::isBlank)) {
            errors.add(InputError.at("/measures", "at least one measure, none empty", measures));
        }
        if (basis == null || basis.isBlank()) {
            errors.add(InputError.at("/basis", "the document or article relied on", basis));
        }
        if (from != null && until != null && !until.isAfter(from)) {
            errors.add(InputError.at("/until", "an end after the start", until));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
