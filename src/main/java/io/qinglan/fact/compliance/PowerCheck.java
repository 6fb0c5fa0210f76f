package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;

/** The power of a line in a window: stop, limit, ramp and hours of the day. */
public record PowerCheck(Duty duty, Meter meter, Load load, Baseline baseline) implements Check {

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
        return load.parts().isEmpty()
                ? List.of(meter.point())
                : load.parts().stream().map(LoadPart::point).toList();
    }
}
