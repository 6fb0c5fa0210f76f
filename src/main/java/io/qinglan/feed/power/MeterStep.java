package io.qinglan.feed.power;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Energy between two readings of a meter.
 *
 * @param start the earlier reading
 * @param end the later one
 * @param kwh energy, never negative; null when it cannot be told
 * @param how why it is what it is
 */
public record MeterStep(Instant start, Instant end, BigDecimal kwh, How how) {

    /** How the energy of a step was found, or why there is none. */
    public enum How {
        /** The later reading less the earlier one. */
        COUNTED,
        /** The register began again at 0. */
        ROLLED_OVER,
        /** The meter was exchanged or a ratio changed, and both meters were read. */
        EXCHANGED,
        /** The meter was exchanged or a ratio changed, and nobody read it then. */
        EXCHANGED_UNREAD,
        /** The register fell, and nothing explains it. */
        FELL,
        /** More than the rated load could use. */
        NOT_BELIEVED
    }

    /** Whether there is a figure. */
    public boolean known() {
        return kwh != null;
    }
}
