package io.qinglan.compliance.lead;

import java.util.Map;

/**
 * How an area handles leads, as it was settled.
 *
 * @param area whose it is: the area asked for, or the nearest above it that has settled one
 * @param version 0 where nobody has settled anything
 * @param ladder who is told when something is late
 * @param terms running times of its own by name, ISO 8601 or a number; {@code none} stops a clock
 * @param basis the document that settles them
 */
public record Handling(String area, int version, Ladder ladder, Map<String, String> terms, String basis) {

    /** What is missing is empty. */
    public Handling {
        ladder = ladder == null ? new Ladder(null, null) : ladder;
        terms = terms == null ? Map.of() : Map.copyOf(terms);
    }
}
