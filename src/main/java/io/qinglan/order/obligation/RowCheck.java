package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.List;

import io.qinglan.fact.obligation.MeasureRow;

/**
 * A row of a measure table held against a site under an alert.
 *
 * @param row the row
 * @param conditions what the row asks, in the order of the table: colour, grade, process, and its terms for the line that comes nearest
 */
public record RowCheck(MeasureRow row, List<Asked> conditions) {

    /**
     * One condition.
     *
     * @param name colour, grade, process, or the field of a term
     * @param wanted what the row asks, as the table writes it
     * @param got what is so at the site; null where it says nothing
     * @param shortBy by how much a number misses the bound; null for words and where it is met
     * @param line the line it was held against; null where it is about the site
     */
    public record Asked(String name, String wanted, String got, boolean met, BigDecimal shortBy, String line) {}

    /** Whether the site meets all of them. */
    public boolean met() {
        return conditions.stream().allMatch(Asked::met);
    }

    /** How many it does not meet. */
    public long missed() {
        return conditions.stream().filter(asked -> !asked.met()).count();
    }
}
