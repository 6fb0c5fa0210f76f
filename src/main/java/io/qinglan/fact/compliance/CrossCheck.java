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
    public TestKind test() {
        return TestKind.CROSS_CHECK;
    }

    /** How many sources tell whether the line ran. */
    public long telling() {
        return signals.stream().filter(signal -> signal.running() != null).count();
    }

    /** Whether one says the line ran and another that it stood. */
    public boolean contradict() {
        return signals.stream().anyMatch(signal -> Boolean.TRUE.equals(signal.running()))
                && signals.stream().anyMatch(signal -> Boolean.FALSE.equals(signal.running()));
    }

    @Override
    public List<String> points() {
        return signals.stream().map(Signal::point).toList();
    }

    @Override
    public boolean pointsCount() {
        return true;
    }

    @Override
    public boolean known() {
        return telling() > 0;
    }

    @Override
    public double completeness() {
        return 1;
    }
}
