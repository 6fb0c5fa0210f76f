package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.List;

import io.qinglan.fact.Certainty;

/**
 * One row of a measure table: what an industry's grade must do at a colour, as its source document says.
 *
 * @param id row number, as {@code KI15-005}
 * @param industry industry code
 * @param sub part of the industry, or null for all of it
 * @param grade grade it holds for, {@code any} for every one, {@code unrated} for parts without a scheme
 * @param colour colour it holds at
 * @param conditions the lines it holds for
 * @param amount in {@code unit}; null when the unit names a figure of the line, or nothing numeric is asked
 * @param comparison {@code exact}, {@code at_least} or {@code at_most}
 * @param countedBy code of what is counted, or null
 * @param vehicles vehicle class of a transport row, else null
 * @param part part of the line it addresses, or null
 * @param allowed vehicle classes that stay allowed; null = as the pack says
 * @param keptHot the furnace may be kept hot
 * @param daily hours of the day; empty = all day
 * @param limitFrom field of the line that holds the value to run at, or null
 * @param cap code of what caps it, or null
 * @param citation title of the source document
 * @param binds whether the row's pack binds anyone
 */
public record MeasureRow(
        String id,
        String industry,
        String sub,
        String grade,
        String colour,
        Scope scope,
        Conditions conditions,
        Action action,
        BigDecimal amount,
        String unit,
        String comparison,
        String countedBy,
        String vehicles,
        String part,
        List<String> allowed,
        boolean keptHot,
        List<DailySpan> daily,
        String limitFrom,
        String cap,
        String citation,
        Certainty certainty,
        String pack,
        boolean binds) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Whether the row names lines at all; else it is about the site or its vehicles. */
    public boolean aboutLines() {
        return !conditions.processes().isEmpty();
    }

    /** Whether the amount is percent of the base. */
    public boolean inPercent() {
        return "percent".equals(unit);
    }

    /** Whether all of the base is meant. */
    public boolean whole() {
        return inPercent() && amount != null && amount.compareTo(HUNDRED) == 0;
    }

    /** Whether less than all of the base is meant. */
    public boolean partial() {
        return inPercent() && amount != null && amount.compareTo(HUNDRED) < 0;
    }

    /** The scope of its obligations: the line wherever it is counted by line. */
    public Scope dutyScope() {
        return "line".equals(countedBy) ? Scope.LINE : scope;
    }

    // a row is known by its pack and number
    @Override
    public boolean equals(Object other) {
        return other instanceof MeasureRow row && id.equals(row.id) && pack.equals(row.pack);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
