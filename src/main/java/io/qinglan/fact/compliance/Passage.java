package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.Set;

/**
 * One vehicle through one gate.
 *
 * @param at when
 * @param vehicle names it without showing it: the keyed hash of its plate
 * @param direction {@code in} or {@code out}
 * @param stage emission stage, a code of HJ 1321 ({@code china_4}); {@code unknown} or null when not known
 * @param fuel code of the fuel, null when not known
 * @param kind {@code heavy_truck, light_truck, passenger, machinery}; null when the gate does not say
 * @param classes classes that stay allowed to which it is shown to belong, as {@code hazmat}
 */
public record Passage(
        Instant at, String vehicle, String direction, String stage, String fuel, String kind, Set<String> classes) {

    /** Keeps its own copy; null counts as empty. */
    public Passage {
        classes = classes == null ? Set.of() : Set.copyOf(classes);
    }

    /** Whether it came in. */
    public boolean entered() {
        return "in".equals(direction);
    }

    /** Whether its stage is known. */
    public boolean stageKnown() {
        return stage != null && !stage.equals("unknown");
    }
}
