package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.qinglan.fact.obligation.Action;

/** Whether a line that stood has started: its power in the window before and in this one. A leave stands in the duty. */
public record StartCheck(Duty duty, Meter meter, Load before, Load load) implements Check {

    @Override
    public TestKind test() {
        return duty.action() == Action.STOP && duty.complete(start()) ? TestKind.START_WITHOUT_LEAVE : null;
    }

    /** The power a standing line draws, kW; NaN where the map does not say. */
    public double idle() {
        return meter.idleKw(duty.keptHot());
    }

    /** Whether the map gives that power. */
    public boolean levelKnown() {
        return !Double.isNaN(idle());
    }

    /** Whether the line stood before and draws more now. */
    public boolean started(Bounds bounds) {
        double most = idle() * (1 + bounds.share("idle_margin_percent"));
        return before.kw() <= most && load.kw() > most;
    }

    /** Whether a start cannot be told: no level, or one that both sides have not signed. */
    public boolean levelMissing(Bounds bounds) {
        return !levelKnown() || !meter.levelsCountersigned() && started(bounds);
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

    @Override
    public boolean pointsCount() {
        return meter.counts();
    }

    @Override
    public boolean known() {
        return before.known() && load.known();
    }

    @Override
    public double completeness() {
        return Math.min(before.completeness(), load.completeness());
    }

    @Override
    public Set<Mark> marks() {
        return load.marks();
    }
}
