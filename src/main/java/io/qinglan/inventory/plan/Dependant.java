package io.qinglan.inventory.plan;

import java.util.List;

import io.qinglan.fact.obligation.Quantity;

/**
 * Who lives on what the site gives, and so is hit when it stops.
 *
 * @param kind {@code town_gas}, {@code heat}, {@code steam}, {@code power}, {@code waste} (co-processing) or {@code other}
 * @param who whom it serves
 * @param line code of the line that gives it, null when it is the whole site
 * @param least the least that must still be given (以热定产), null when not given
 */
public record Dependant(String kind, String who, String line, Quantity least) {

    /** The kinds a plan may name. */
    public static final List<String> KINDS = List.of("town_gas", "heat", "steam", "power", "waste", "other");
}
