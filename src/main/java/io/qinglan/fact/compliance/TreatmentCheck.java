package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;

/**
 * Production and treatment of a line in one window. A treatment group is the units that stand in for each other: one of them running is
 * enough; each group of a line is a check of its own.
 *
 * @param group name of the treatment group
 * @param treatment the unit of the group that runs most
 */
public record TreatmentCheck(
        Duty duty, String group, Meter productionMeter, Load production, Meter treatmentMeter, Load treatment)
        implements Check {

    @Override
    public String about() {
        return group;
    }

    @Override
    public Instant start() {
        return production.start();
    }

    @Override
    public Instant end() {
        return production.end();
    }

    @Override
    public List<String> points() {
        return List.of(productionMeter.point(), treatmentMeter.point());
    }
}
