package io.qinglan.feed.power;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/** Laws of energy from a register, for every sequence of uses. */
class MeterPropertiesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-20T16:00:00Z");
    private static final MeterRules RULES =
            new MeterRules(new BigDecimal("0.9"), new BigDecimal("0.1"), new BigDecimal("1.5"));
    private static final BigDecimal RATIO = new BigDecimal("80");
    private static final BigDecimal CAPACITY = new BigDecimal("10000");

    @Property
    void theStepsAddUpToTheLastReadingLessTheFirst(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(min = 0, max = 900) Integer> uses) {
        List<MeterReading> readings = readings(0, uses, null);
        Meter meter = new Meter(RULES, List.of(MeterEpoch.always(RATIO, null)), null);

        BigDecimal last = readings.get(readings.size() - 1).shown();
        assertThat(sum(meter.steps(readings))).isEqualByComparingTo(last.multiply(RATIO));
    }

    @Property
    void aRegisterThatRollsOverLosesNothing(
            @ForAll @IntRange(min = 0, max = 9_999) int start,
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 900) Integer> uses) {
        Meter meter = new Meter(RULES, List.of(MeterEpoch.always(RATIO, CAPACITY)), null);
        List<MeterStep> steps = meter.steps(readings(start, uses, CAPACITY));

        assertThat(steps).allMatch(MeterStep::known);
        assertThat(sum(steps)).isEqualByComparingTo(total(uses).multiply(RATIO));
    }

    @Property
    void theOrderOfArrivalSaysNothing(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 900) Integer> uses) {
        Meter meter = new Meter(RULES, List.of(MeterEpoch.always(RATIO, CAPACITY)), null);
        List<MeterReading> readings = readings(5_000, uses, CAPACITY);
        List<MeterReading> reversed = new ArrayList<>(readings);
        Collections.reverse(reversed);

        assertThat(meter.steps(reversed)).isEqualTo(meter.steps(readings));
    }

    @Property
    void anExchangeThatWasReadLosesNothing(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 0, max = 900) Integer> uses,
            @ForAll @IntRange(min = 0, max = 500) int newStart,
            @ForAll @IntRange(min = 0, max = 28) int place) {
        int at = Math.min(place, uses.size() - 2) + 1;
        List<MeterReading> old = readings(0, uses, null);
        Instant exchange = old.get(at).at();
        BigDecimal shownBefore = old.get(at).shown();
        List<MeterReading> readings = new ArrayList<>(old.subList(0, at));
        for (MeterReading reading : old.subList(at, old.size())) {
            readings.add(new MeterReading(
                    reading.at(), reading.shown().subtract(shownBefore).add(BigDecimal.valueOf(newStart))));
        }
        Meter meter = new Meter(
                RULES,
                List.of(
                        MeterEpoch.always(RATIO, null),
                        new MeterEpoch(exchange, RATIO, null, shownBefore, BigDecimal.valueOf(newStart))),
                null);

        assertThat(sum(meter.steps(readings))).isEqualByComparingTo(total(uses).multiply(RATIO));
    }

    @Property
    void noStepIsNegativeWhateverARegisterShows(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(min = -50_000, max = 50_000) Integer> shown,
            @ForAll boolean rolls) {
        List<MeterReading> readings = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            readings.add(new MeterReading(BEGIN.plusSeconds(900L * i), BigDecimal.valueOf(shown.get(i), 1)));
        }
        Meter meter =
                new Meter(RULES, List.of(MeterEpoch.always(RATIO, rolls ? CAPACITY : null)), new BigDecimal("1000"));

        List<MeterStep> steps = meter.steps(readings);
        assertThat(steps).hasSize(shown.size() - 1);
        assertThat(steps).allMatch(step -> !step.known() || step.kwh().signum() >= 0);
        assertThat(steps).allMatch(step -> !step.known() || step.kwh().compareTo(new BigDecimal("375")) <= 0);
    }

    private static List<MeterReading> readings(int start, List<Integer> uses, BigDecimal capacity) {
        List<MeterReading> readings = new ArrayList<>();
        BigDecimal shown = BigDecimal.valueOf(start);
        readings.add(new MeterReading(BEGIN, shown));
        for (int i = 0; i < uses.size(); i++) {
            shown = shown.add(BigDecimal.valueOf(uses.get(i)));
            shown = capacity == null ? shown : shown.remainder(capacity);
            readings.add(new MeterReading(BEGIN.plusSeconds(900L * (i + 1)), shown));
        }
        return readings;
    }

    private static BigDecimal total(List<Integer> uses) {
        return BigDecimal.valueOf(uses.stream().mapToInt(Integer::intValue).sum());
    }

    private static BigDecimal sum(List<MeterStep> steps) {
        return steps.stream().map(MeterStep::kwh).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
