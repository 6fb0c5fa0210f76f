package io.qinglan.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The body of a refusal, RFC 9457.
 *
 * @param type stable relative address, with a page of its own
 * @param title what the type means, for a person
 * @param status HTTP status
 * @param detail what happened here
 * @param instance path of the request, or of the report about its refusal
 * @param errors the places in the input that are wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type, String title, int status, String detail, String instance, List<InputError> errors) {

    /** Media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
