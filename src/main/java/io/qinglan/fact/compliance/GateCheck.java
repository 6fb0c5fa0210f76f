package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;

/**
 * Vehicles through a gate in a window, under a duty that bars some or counts all.
 *
 * @param gate code of the gate
 * @param passages those of the window, each once
 * @param completeness how much of the window the gate was at work, 0 to 1; NaN when nothing tells
 */
public record GateCheck(Duty duty, String gate, Instant start, Instant end, List<Passage> passages, double completeness)
        implements Check {

    /** Keeps its own copy. */
    public GateCheck {
        passages = List.copyOf(passages);
    }

    @Override
    public String about() {
        return gate;
    }

    @Override
    public List<String> points() {
        return List.of(gate);
    }
}
