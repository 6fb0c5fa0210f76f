package io.qinglan.report.season;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A season: from a day of one year to a day of the next.
 *
 * @param id such as 2026-2027
 * @param last included
 */
record SeasonSpan(String id, LocalDate first, LocalDate last) {

    private static final String SHAPE = "\\d{4}-\\d{4}";

    /**
     * The season of an id; empty when it is not one.
     *
     * @param rule first and last day, as {@code MM-dd}
     */
    static Optional<SeasonSpan> of(String id, JsonNode rule) {
        if (!id.matches(SHAPE)) {
            return Optional.empty();
        }
        int year = Integer.parseInt(id.substring(0, 4));
        if (Integer.parseInt(id.substring(5)) != year + 1) {
            return Optional.empty();
        }
        return Optional.of(new SeasonSpan(
                id,
                day(rule.path("first").asText()).atYear(year),
                day(rule.path("last").asText()).atYear(year + 1)));
    }

    private static MonthDay day(String text) {
        return MonthDay.parse("--" + text);
    }

    /** Days in all. */
    int days() {
        return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    }
}
