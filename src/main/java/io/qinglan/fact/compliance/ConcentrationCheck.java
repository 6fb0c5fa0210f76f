package io.qinglan.fact.compliance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The hourly concentration of one pollutant against the limit of its outlet, under any duty. */
public record ConcentrationCheck(Duty duty, Outlet outlet, Stack stack, String pollutant) implements Check {

    @Override
    public TestKind test() {
        return TestKind.STACK_LIMIT;
    }

    /** The concentration at reference oxygen, mg/m3; NaN where not known. */
    public double concentration() {
        return stack.concentration().getOrDefault(pollutant, Double.NaN);
    }

    /** The limit, mg/m3; NaN where none is on file. */
    public double limit() {
        BigDecimal limit = outlet.limits().get(pollutant);
        return limit == null ? Double.NaN : limit.doubleValue();
    }

    /** Whether the concentration keeps the limit. False where either is not known. */
    public boolean withinLimit() {
        return concentration() <= limit();
    }

    /** Whether it is above it. */
    public boolean aboveLimit() {
        return concentration() > limit();
    }

    /** Whether a limit is on file. */
    public boolean limited() {
        return !Double.isNaN(limit());
    }

    /** Whether the hour is one of ordinary running: no start-up, shut-down, banked fire, standstill. */
    public boolean ordinaryRunning() {
        return !stack.marks().contains(Mark.TRANSITION) && !stack.marks().contains(Mark.STOPPED);
    }

    /** Whether there is so much air in the gas that bringing it to reference oxygen makes figures without meaning. */
    public boolean mostlyAir(Bounds bounds) {
        return stack.oxygen() >= bounds.of("stack_air_oxygen_percent");
    }

    @Override
    public String about() {
        return outlet.point() + "/" + pollutant;
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

    /** A limit is the outlet's, whoever uses it. */
    @Override
    public boolean pointsCount() {
        return true;
    }

    @Override
    public boolean known() {
        return !Double.isNaN(concentration());
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
