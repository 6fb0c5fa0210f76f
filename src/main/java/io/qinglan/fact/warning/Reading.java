package io.qinglan.fact.warning;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a pack reads the law where it must choose, or a list of words it states.
 *
 * @param name the parameter
 * @param value its word; empty when it is a list or a table
 * @param words its words, when it is a list
 * @param table its rows, when it is a table
 */
public record Reading(String name, String value, List<String> words, Map<String, String> table) {

    /** The value as a time, written as in ISO 8601. */
    public Duration duration() {
        return Duration.parse(value);
    }
}
