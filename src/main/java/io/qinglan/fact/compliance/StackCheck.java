package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;

/**
 * An hour of an outlet under a duty.
 *
 * @param production the power of the line in the same hour; null where no point of its own tells
 */
public record StackCheck(Duty duty, Outlet outlet, Stack stack, Load production) implements Check {

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
}
