package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    private static final double MINUTES_OF_AN_HOUR = 60;

    @Override
    public TestKind test() {
        return TestKind.TREATMENT_RUNS;
    }

    /** Whether the line produces: a share of its rated power and more than a meter's least step. NaN of rated power gives false. */
    public boolean produces(Bounds bounds) {
        double kwh = production.kw() * production.minutes() / MINUTES_OF_AN_HOUR;
        return production.kw() >= productionMeter.rated() * bounds.share("running_percent")
                && kwh >= bounds.of("running_least_kwh");
    }

    /** Whether treatment runs, by its share of rated power. */
    public boolean treats(Bounds bounds) {
        return treatment.kw() >= treatmentMeter.rated() * bounds.share("treatment_percent");
    }

    /** Power of the line, percent of rated; NaN where not known. */
    public double productionPercent() {
        return production.kw() * 100 / productionMeter.rated();
    }

    /** Power of the treatment, percent of rated; NaN where not known. */
    public double treatmentPercent() {
        return treatment.kw() * 100 / treatmentMeter.rated();
    }

    /** Whether the rated power of the line is known. */
    public boolean productionRated() {
        return !Double.isNaN(productionMeter.rated());
    }

    /** Whether the line runs, or may run, and nothing tells whether its treatment does. */
    public boolean treatmentUntold(Bounds bounds) {
        return !productionRated() || produces(bounds) && (!treatment.known() || !rated());
    }

    /** Whether both rated powers are known. */
    public boolean rated() {
        return !Double.isNaN(productionMeter.rated()) && !Double.isNaN(treatmentMeter.rated());
    }

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

    @Override
    public boolean pointsCount() {
        return productionMeter.counts() && treatmentMeter.counts();
    }

    /** Whether the line's own power is known; that of the treatment matters only while the line runs. */
    @Override
    public boolean known() {
        return production.known();
    }

    @Override
    public double completeness() {
        return treatment.known()
                ? Math.min(production.completeness(), treatment.completeness())
                : production.completeness();
    }

    @Override
    public Set<Mark> marks() {
        Set<Mark> both = EnumSet.noneOf(Mark.class);
        both.addAll(production.marks());
        both.addAll(treatment.marks());
        return both;
    }
}
