package io.qinglan.order.check;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One finding of a review.
 *
 * @param code kind of finding
 * @param severity {@code error}, {@code warning} or {@code information}
 * @param site code of the site, null when it is about the area
 * @param line code of the line, or null
 * @param level code of the level at which it holds, or null
 * @param field the column of the list, or the part of the plan, it is about
 * @param title what is found, {@code zh} and {@code en}
 * @param expected what would be right, or null
 * @param got what stands there, or null
 * @param citation what asks for it
 * @param certainty {@code stated, inferred, open}
 * @param cell the cell of the file that states it ({@code 厂区!E7}), null when no file of an import does
 * @param source address of the import that brought the file, null when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        String code,
        String severity,
        String area,
        String site,
        String name,
        String line,
        String level,
        String field,
        Map<String, String> title,
        String expected,
        String got,
        String citation,
        String certainty,
        String cell,
        String source) {

    /** The same finding with the cell that states what it is about. */
    Finding at(String statedIn, String broughtBy) {
        return new Finding(
                code, severity, area, site, name, line, level, field, title, expected, got, citation, certainty,
                statedIn, broughtBy);
    }
}
