package io.qinglan.feed.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All factors of a point over one window.
 *
 * @param start begin, on the clock of the zone
 * @param factors in order of their codes
 * @param flowUnit what the unit test of the flow said, by hour; {@code NOT_TESTED} for other windows
 */
public record Window(Resolution resolution, Instant start, List<FactorWindow> factors, FlowUnit flowUnit) {

    /** Keeps its own copy. */
    public Window {
        factors = List.copyOf(factors);
    }

    /** A factor's part; empty when nothing of it came. */
    public Optional<FactorWindow> factor(String code) {
        return factors.stream().filter(known -> known.factor().equals(code)).findFirst();
    }
}
