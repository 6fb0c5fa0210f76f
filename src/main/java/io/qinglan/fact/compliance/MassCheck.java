package io.qinglan.fact.compliance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Mass of one pollutant against a reference: the same hours a year before, the mean before the warning, the mean of the days before.
 *
 * @param test {@code MASS_LAST_YEAR}, {@code NOT_ABOVE_BEFORE} or {@code CITY_CUT}
 * @param pollutant {@code SO2, NOx, PM} or {@code VOCs}
 * @param now what was emitted
 * @param reference what it is compared with, brought to the same length of time by the caller
 * @param cutPercent how much lower it must be; 0 for "not above"
 * @param points points whose data it rests on
 */
public record MassCheck(
        Duty duty,
        TestKind test,
        String pollutant,
        MassSpan now,
        MassSpan reference,
        BigDecimal cutPercent,
        List<String> points)
        implements Check {

    /** Keeps its own copy. */
    public MassCheck {
        points = List.copyOf(points);
    }

    @Override
    public String about() {
        return pollutant;
    }

    @Override
    public Instant start() {
        return now.start();
    }

    @Override
    public Instant end() {
        return now.end();
    }
}
