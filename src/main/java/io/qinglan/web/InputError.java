package io.qinglan.web;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing that is wrong in what came in: where it stands, what was expected there and what came instead.
 * Of the three places only the one that fits is named.
 *
 * @param pointer JSON pointer (RFC 6901) of the field, or the query parameter or header as {@code ?name} or {@code Name:}
 * @param cell address of a cell of a sheet, such as {@code B7}
 * @param line line of a text file, counted from 1
 * @param expected what would have been accepted
 * @param got what came, shortened when it is long
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InputError(String pointer, String cell, Integer line, String expected, String got) {

    private static final int LONGEST_ECHO = 200;

    /** Shortens what came, so that an answer never echoes a whole document. */
    public InputError {
        if (got != null && got.length() > LONGEST_ECHO) {
            got = got.substring(0, LONGEST_ECHO) + "…";
        }
    }

    /** An error at a field of a JSON document. */
    public static InputError at(String pointer, String expected, Object got) {
        return new InputError(pointer, null, null, expected, String.valueOf(got));
    }

    /** An error at a query parameter. */
    public static InputError parameter(String name, String expected, Object got) {
        return at("?" + name, expected, got);
    }

    /** An error in a cell of a sheet. */
    public static InputError inCell(String cell, String expected, Object got) {
        return new InputError(null, cell, null, expected, String.valueOf(got));
    }

    /** An error in a line of a text file, counted from 1. */
    public static InputError inLine(int line, String expected, Object got) {
        return new InputError(null, null, line, expected, String.valueOf(got));
    }
}
