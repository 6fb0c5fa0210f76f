package io.qinglan.feed.power;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeterTest {

    private static final Instant BEGIN = Instant.parse("2026-11-20T16:00:00Z");
    private static final MeterRules RULES =
            new MeterRules(new BigDecimal("0.9"), new BigDecimal("0.1"), new BigDecimal("1.5"));
    private static final BigDecimal RATIO = new BigDecimal("100");
    private static final BigDecimal SIX_DIGITS = new BigDecimal("1000000");

    @Test
    void aRegisterThatFallsCostsOneStepOnly() {
        List<MeterStep> steps = one(RATIO, SIX_DIGITS).steps(readings("500", "510", "20", "25"));

        assertThat(steps)
                .extracting(MeterStep::how)
                .containsExactly(MeterStep.How.COUNTED, MeterStep.How.FELL, MeterStep.How.COUNTED);
        assertThat(steps.get(1).kwh()).isNull();
        assertThat(steps.get(2).kwh()).isEqualByComparingTo("500");
    }

    @Test
    void aRegisterRollsOverFromTheTopOnly() {
        assertThat(one(RATIO, SIX_DIGITS).steps(readings("999998.5", "1.5")))
                .containsExactly(new MeterStep(
                        BEGIN, BEGIN.plusSeconds(900), new BigDecimal("300.0"), MeterStep.How.ROLLED_OVER));
        assertThat(one(RATIO, SIX_DIGITS)
                        .steps(readings("850000", "1.5"))
                        .get(0)
                        .how())
                .isEqualTo(MeterStep.How.FELL);
        assertThat(one(RATIO, null).steps(readings("999998.5", "1.5")).get(0).how())
                .isEqualTo(MeterStep.How.FELL);
    }

    @Test
    void aStepBackWithinTheLastDigitIsNoStep() {
        assertThat(one(RATIO, null).steps(readings("500.05", "500.00")).get(0).kwh())
                .isEqualByComparingTo("0");
    }

    @Test
    void anExchangeNobodyReadLeavesNoFigure() {
        Meter meter = new Meter(
                RULES,
                List.of(
                        MeterEpoch.always(RATIO, null),
                        new MeterEpoch(BEGIN.plusSeconds(1000), new BigDecimal("50"), null, null, null)),
                null);

        List<MeterStep> steps = meter.steps(readings("500", "510", "3", "5"));
        assertThat(steps)
                .extracting(MeterStep::how)
                .containsExactly(MeterStep.How.COUNTED, MeterStep.How.EXCHANGED_UNREAD, MeterStep.How.COUNTED);
        assertThat(steps.get(2).kwh()).isEqualByComparingTo("100");
    }

    @Test
    void aRatioThatChangesCountsFromItsMoment() {
        Meter meter = new Meter(
                RULES,
                List.of(
                        MeterEpoch.always(RATIO, null),
                        new MeterEpoch(
                                BEGIN.plusSeconds(450),
                                new BigDecimal("50"),
                                null,
                                new BigDecimal("505"),
                                new BigDecimal("505"))),
                null);

        assertThat(meter.steps(readings("500", "510")).get(0).kwh()).isEqualByComparingTo("750");
    }

    @Test
    void moreThanTheRatedLoadCouldUseIsNotBelieved() {
        Meter meter = new Meter(RULES, List.of(MeterEpoch.always(BigDecimal.ONE, null)), new BigDecimal("100"));

        assertThat(meter.steps(readings("0", "37.5")).get(0).known()).isTrue();
        assertThat(meter.steps(readings("0", "37.6")).get(0).how()).isEqualTo(MeterStep.How.NOT_BELIEVED);
    }

    private static Meter one(BigDecimal ratio, BigDecimal capacity) {
        return new Meter(RULES, List.of(MeterEpoch.always(ratio, capacity)), null);
    }

    private static List<MeterReading> readings(String... shown) {
        return IntStream.range(0, shown.length)
                .mapToObj(i -> new MeterReading(BEGIN.plusSeconds(900L * i), new BigDecimal(shown[i])))
                .toList();
    }
}
