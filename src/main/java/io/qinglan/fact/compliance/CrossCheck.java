package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;

/** What several sources say of one line in one window: whether they fit each other. Yields doubt, never an accusation. */
public record CrossCheck(Duty duty, Instant start, Instant end, List<Signal> signals) implements Check {

    /** Keeps its own copy. */
    public CrossCheck {
        signals = List.copyOf(signals);
    }

    @Override
    public List<String> points() {
        return signals.stream().map(Signal::point).toList();
    }
}
