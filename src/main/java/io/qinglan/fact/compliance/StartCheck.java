package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;

/**
 * Whether a line that stood has started: its power in the window before and in this one.
 *
 * @param leaves leaves to start that were given for the line
 */
public record StartCheck(Duty duty, Meter meter, Load before, Load load, List<Leave> leaves) implements Check {

    /** Keeps its own copy; null counts as empty. */
    public StartCheck {
        leaves = leaves == null ? List.of() : List.copyOf(leaves);
    }

    /** Whether a leave covers the begin of the window. */
    public boolean allowed() {
        return leaves.stream().anyMatch(leave -> leave.covers(load.start()));
    }

    @Override
    public Instant start() {
        return load.start();
    }

    @Override
    public Instant end() {
        return load.end();
    }

    @Override
    public List<String> points() {
        return List.of(meter.point());
    }
}
