package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.qinglan.fact.obligation.Action;

/**
 * An hour of an outlet under a duty to stop or to run lower. Three signs tell a running furnace: flow, oxygen, heat; one alone never does.
 *
 * @param productionPercent power of the line in the same hour, percent of rated; NaN where no point of its own tells
 */
public record StackCheck(Duty duty, Outlet outlet, Stack stack, double productionPercent) implements Check {

    private static final double WHOLE = 100;

    @Override
    public TestKind test() {
        if (!duty.complete(start())) {
            return null;
        }
        boolean whole = duty.amount() == null || duty.amount().doubleValue() >= WHOLE;
        if (duty.action() == Action.STOP && whole) {
            return TestKind.STACK_STOPPED;
        }
        boolean share = duty.action() == Action.LIMIT || duty.action() == Action.STOP;
        return share && "percent".equals(duty.unit()) ? TestKind.STACK_LOAD : null;
    }

    /** Flow, percent of that in ordinary running; NaN where either is not known. */
    public double flowPercent() {
        return outlet.normalFlow() == null || outlet.normalFlow().signum() <= 0
                ? Double.NaN
                : stack.flow() * WHOLE / outlet.normalFlow().doubleValue();
    }

    /** Whether the hour carries the mark of a source that stands. */
    public boolean markedStopped() {
        return stack.marks().contains(Mark.STOPPED);
    }

    /** Whether as much gas goes up as in running. */
    public boolean flows(Bounds bounds) {
        return flowPercent() >= bounds.of("stack_running_flow_percent");
    }

    /** Whether fire takes oxygen from the air. */
    public boolean burns(Bounds bounds) {
        return stack.oxygen() <= bounds.of("stack_running_oxygen_percent");
    }

    /** Whether the gas is hot. */
    public boolean hot(Bounds bounds) {
        return stack.temperature() >= bounds.of("stack_hot_degrees");
    }

    /** Whether the line draws power as when running. */
    public boolean draws(Bounds bounds) {
        return productionPercent >= bounds.of("running_percent");
    }

    /** Gas flows, and is burnt or hot: two signs. */
    public boolean runs(Bounds bounds) {
        return flows(bounds) && (burns(bounds) || hot(bounds));
    }

    /** Hardly any gas flows, or it is air; no sign of running. */
    public boolean quiet(Bounds bounds) {
        boolean still = flowPercent() <= bounds.of("stack_quiet_flow_percent");
        boolean air = stack.oxygen() >= bounds.of("stack_air_oxygen_percent");
        return (still || air) && !flows(bounds) && !burns(bounds) && !hot(bounds);
    }

    /** Whether flow, oxygen or power speaks against a mark that says stopped. */
    public boolean anySign(Bounds bounds) {
        return flows(bounds) || burns(bounds) || draws(bounds);
    }

    /** Whether the furnace may be kept hot, or is marked as starting up, shutting down or banked: it emits and yet does not run. */
    public boolean maySmoulder() {
        return duty.keptHot() || stack.marks().contains(Mark.TRANSITION);
    }

    /** Whether the signs tell neither a running nor a standing furnace. */
    public boolean unclear(Bounds bounds) {
        if (quiet(bounds) || markedStopped() && anySign(bounds)) {
            return false;
        }
        return markedStopped() || !maySmoulder() && !runs(bounds);
    }

    /** Whether there is no ordinary flow, or no share, to compare with. */
    public boolean flowUntold() {
        return Double.isNaN(flowPercent()) || Double.isNaN(allowedPercent());
    }

    /** Flow a limited line may have, percent of that in ordinary running. */
    public double allowedPercent() {
        return duty.amount() == null ? Double.NaN : WHOLE - duty.amount().doubleValue();
    }

    /** Whether the flow of a limited line keeps its share, with {@code limit_margin_percent}. False where it is not known. */
    public boolean flowKept(Bounds bounds) {
        return flowPercent() <= allowedPercent() * (1 + bounds.share("limit_margin_percent"));
    }

    /** Whether it is above it. */
    public boolean flowAbove(Bounds bounds) {
        return flowPercent() > allowedPercent() * (1 + bounds.share("limit_margin_percent"));
    }

    @Override
    public String about() {
        return outlet.point();
    }

    @Override
    public Instant start() {
        return stack.start();
    }

    @Override
    public Instant end() {
        return stack.end();
    }

    @Override
    public List<String> points() {
        return List.of(outlet.point());
    }

    @Override
    public boolean pointsCount() {
        return outlet.counts();
    }

    @Override
    public boolean known() {
        return stack.anyFigure();
    }

    @Override
    public double completeness() {
        return stack.completeness();
    }

    @Override
    public Set<Mark> marks() {
        return stack.marks();
    }
}
