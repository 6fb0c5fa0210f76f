package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;

/** A figure of the process against what the duty asks: coking time, feed, pull, output. */
public record ProcessCheck(Duty duty, String point, ProcessFigure figure) implements Check {

    @Override
    public String about() {
        return figure.kind();
    }

    @Override
    public Instant start() {
        return figure.start();
    }

    @Override
    public Instant end() {
        return figure.end();
    }

    @Override
    public List<String> points() {
        return point == null ? List.of() : List.of(point);
    }
}
