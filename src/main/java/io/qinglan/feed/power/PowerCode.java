package io.qinglan.feed.power;

/**
 * What an item's name says.
 *
 * @param quantity what is measured
 * @param facilityClass {@code production} or {@code treatment}, null when the name does not say
 * @param facility number of the facility, null when the name does not say
 * @param secondary by which of the transformers' ratios a value behind transformers is multiplied
 * @param certainty how sure the meaning is: stated, inferred, open; on what is open no finding rests
 */
public record PowerCode(
        Quantity quantity, String facilityClass, String facility, Secondary secondary, String certainty) {

    /** What transformers do to a value. */
    public enum Secondary {
        /** Nothing. */
        NONE,
        /** Multiplied by the current transformer's ratio. */
        CURRENT,
        /** Multiplied by the voltage transformer's ratio. */
        VOLTAGE,
        /** Multiplied by both. */
        POWER
    }

    /** Whether the meaning is sure enough to reckon with. */
    public boolean usable() {
        return !"open".equals(certainty);
    }
}
