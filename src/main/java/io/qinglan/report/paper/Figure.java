package io.qinglan.report.paper;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.fact.Certainty;

/**
 * One figure of a report. It is computed or not there; nobody types it in.
 *
 * @param id by which programs know it
 * @param value number, text, instant or truth value; null when it is not available
 * @param unit of the value, null when it has none
 * @param source the records or the document it comes from
 * @param certainty stated, inferred or open
 * @param unavailable why there is no value; null when there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(
        String id, Words name, Object value, String unit, Words source, String certainty, Words unavailable) {

    /** A figure that the records state. */
    public static Figure of(String id, Words name, Object value, String unit, Words source) {
        return of(id, name, value, unit, source, Certainty.STATED);
    }

    /** A figure of some certainty. */
    public static Figure of(String id, Words name, Object value, String unit, Words source, Certainty certainty) {
        return new Figure(id, name, value, unit, source, certainty.code(), null);
    }

    /** A figure that is not available, with the reason. */
    public static Figure none(String id, Words name, String unit, Words source, Words why) {
        return new Figure(id, name, null, unit, source, null, why);
    }

    /** The figure, or the reason why there is none when the value is null. */
    public static Figure orNone(String id, Words name, Object value, String unit, Words source, Words why) {
        return value == null ? none(id, name, unit, source, why) : of(id, name, value, unit, source);
    }
}
