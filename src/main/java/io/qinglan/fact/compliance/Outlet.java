package io.qinglan.fact.compliance;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What the map says of an outlet with its instruments.
 *
 * @param point code of the point
 * @param relation how the outlet stands to the line; a stack that others use too is shared
 * @param countersigned whether both sides have signed how a shared one is read
 * @param normalFlow flow in ordinary running before the alert, in the unit of the stack's hours; null where not known
 * @param limits hourly limit by pollutant, mg/m3 at reference oxygen, from the permit or the standard of the outlet
 */
public record Outlet(
        String point, Relation relation, boolean countersigned, BigDecimal normalFlow, Map<String, BigDecimal> limits) {

    /** Keeps its own copy; null counts as empty. */
    public Outlet {
        limits = limits == null ? Map.of() : Map.copyOf(limits);
    }

    /** Whether the outlet counts for the line. */
    public boolean counts() {
        return relation == Relation.SOLE || countersigned;
    }
}
