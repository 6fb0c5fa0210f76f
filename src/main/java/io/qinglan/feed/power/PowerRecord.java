package io.qinglan.feed.power;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Electricity of one facility or circuit for one time, whichever feed said it.
 *
 * @param point code of the point
 * @param facilityClass {@code production} or {@code treatment} as the item's name says; null: as the point's role says
 * @param facility its number in the item's name, null when the point is the facility
 * @param at begin of the period, or the moment
 * @param seconds length of the period, 0 for a moment
 * @param values quantity by quantity in V, A, kW, kvar, kWh of the primary side; a reading of a register stays as shown
 * @param open quantities whose meaning is not sure: shown, never reckoned with
 * @param ratio by which readings of the register are multiplied
 * @param mark its mark as sent, null when none was
 * @param dictionary dictionary of the mark
 * @param quality what is known about how it came
 */
public record PowerRecord(
        String point,
        String facilityClass,
        String facility,
        Instant at,
        int seconds,
        Map<Quantity, BigDecimal> values,
        Set<Quantity> open,
        BigDecimal ratio,
        String mark,
        String dictionary,
        int quality) {

    /** Keeps its own copies. */
    public PowerRecord {
        values = Map.copyOf(values);
        open = Set.copyOf(open);
    }

    /** A value that may be reckoned with; null when there is none or its meaning is open. */
    public BigDecimal value(Quantity quantity) {
        return open.contains(quantity) ? null : values.get(quantity);
    }
}
