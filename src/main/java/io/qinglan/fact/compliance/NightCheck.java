package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The night of a line beside its day, under any duty of a line: who uses far more by night is looked at first. Doubt only.
 *
 * @param night mean power of the night; its span is the window
 * @param day mean power of the day before
 */
public record NightCheck(Duty duty, Meter meter, Load night, Load day) implements Check {

    /** Whether the night is more than {@code night_ratio} times the day. */
    public boolean farAboveDay(Bounds bounds) {
        return night.kw() > day.kw() * bounds.of("night_ratio");
    }

    /** Whether it is not. */
    public boolean likeDay(Bounds bounds) {
        return night.kw() <= day.kw() * bounds.of("night_ratio");
    }

    @Override
    public TestKind test() {
        return TestKind.NIGHT_USE;
    }

    @Override
    public String about() {
        return "night_beside_day";
    }

    @Override
    public Instant start() {
        return night.start();
    }

    @Override
    public Instant end() {
        return night.end();
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
        return night.known() && day.known();
    }

    @Override
    public double completeness() {
        return Math.min(night.completeness(), day.completeness());
    }

    @Override
    public Set<Mark> marks() {
        return night.marks();
    }
}
