package io.qinglan.fact.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * Mass of one pollutant against a reference: the same hours a year before, the mean before the warning, the mean of the days before.
 *
 * @param test {@code MASS_LAST_YEAR}, {@code NOT_ABOVE_BEFORE} or {@code CITY_CUT}
 * @param pollutant {@code SO2, NOx, PM} or {@code VOCs}
 * @param now what was emitted
 * @param reference what it is compared with, brought to the same length of time by the caller
 * @param cutPercent how much lower it must be; 0 or null for "not above"
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

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** Keeps its own copy. */
    public MassCheck {
        points = List.copyOf(points);
    }

    /** Whether an order or list row of the place asks for this comparison; else it is a figure beside others. */
    public boolean asked() {
        return duty.asked().contains(test)
                || test == TestKind.NOT_ABOVE_BEFORE && duty.capKgPerDay().containsKey(pollutant);
    }

    /** What the verdict may be used for. */
    public Weight weight() {
        return asked() ? Weight.VERDICT : Weight.COMPARISON;
    }

    /** The most that keeps the duty, kg, rounded as the place sets. */
    public BigDecimal most(Bounds bounds) {
        BigDecimal cut = cutPercent == null ? BigDecimal.ZERO : cutPercent;
        BigDecimal most =
                BigDecimal.valueOf(reference.kg()).multiply(WHOLE.subtract(cut)).divide(WHOLE, 6, RoundingMode.HALF_UP);
        return rounded(most, bounds);
    }

    /** What was emitted, kg, rounded likewise. */
    public BigDecimal emitted(Bounds bounds) {
        return rounded(BigDecimal.valueOf(now.kg()), bounds);
    }

    /** What was measured of it, kg: without what stands in for missing hours. */
    public BigDecimal measured(Bounds bounds) {
        return rounded(BigDecimal.valueOf(now.kg() - now.substitutedKg()), bounds);
    }

    /** Whether no more was emitted than keeps the duty. */
    public boolean within(Bounds bounds) {
        return emitted(bounds).compareTo(most(bounds)) <= 0;
    }

    /** Whether it is more only by what stands in for missing hours. */
    public boolean aboveBySubstitutesOnly(Bounds bounds) {
        return !within(bounds) && measured(bounds).compareTo(most(bounds)) <= 0;
    }

    /** Whether the reference has hours of running at all. */
    public boolean referenceRan() {
        return reference.validHours() > 0;
    }

    private static BigDecimal rounded(BigDecimal kg, Bounds bounds) {
        return kg.setScale((int) bounds.of("mass_digits"), RoundingMode.HALF_UP);
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

    @Override
    public boolean pointsCount() {
        return true;
    }

    @Override
    public boolean known() {
        return now.known() && reference.known();
    }

    @Override
    public double completeness() {
        return Math.min(now.coverage(), reference.coverage());
    }

    @Override
    public boolean covered(Bounds bounds) {
        return completeness() >= bounds.of("mass_coverage");
    }
}
