package io.qinglan.report.paper;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.fact.Certainty;

/**
 * A table of a report.
 *
 * @param rows cells by the id of their column; a cell that is not known is null
 * @param source the records or the document it comes from
 * @param certainty stated, inferred or open
 * @param empty what an empty table means; null when it has rows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Table(
        String id,
        Words title,
        List<Column> columns,
        List<Map<String, Object>> rows,
        Words source,
        String certainty,
        Words empty) {

    /** Keeps its own copies. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param unit of its figures, null when they have none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(String id, Words name, String unit) {

        /** A column without a unit. */
        public static Column of(String id, String zh, String en) {
            return new Column(id, Words.of(zh, en), null);
        }

        /** A column of figures. */
        public static Column of(String id, String zh, String en, String unit) {
            return new Column(id, Words.of(zh, en), unit);
        }
    }

    /** A table of what the records state. */
    public static Table of(
            String id, Words title, List<Column> columns, List<Map<String, Object>> rows, Words source, Words empty) {
        return of(id, title, columns, rows, source, Certainty.STATED, empty);
    }

    /** A table of some certainty. */
    public static Table of(
            String id,
            Words title,
            List<Column> columns,
            List<Map<String, Object>> rows,
            Words source,
            Certainty certainty,
            Words empty) {
        return new Table(id, title, columns, rows, source, certainty.code(), rows.isEmpty() ? empty : null);
    }
}
