package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Daily emissions in whole milligrams: shares are rounded half up, whatever the size of the figures. */
class EmissionTest {

    @Test
    void anyOneOfTheFourPollutantsMakesAnEmission() {
        assertThat(new Emission(0, 0, 0, 0).above0()).isFalse();
        assertThat(new Emission(1, 0, 0, 0).above0()).isTrue();
        assertThat(new Emission(0, 1, 0, 0).above0()).isTrue();
        assertThat(new Emission(0, 0, 1, 0).above0()).isTrue();
        assertThat(new Emission(0, 0, 0, 1).above0()).isTrue();
    }

    @Test
    void aShareIsRoundedHalfUpToTheMilligram() {
        Emission five = new Emission(5, 4, 3, 1);
        assertThat(five.times(1, 2)).isEqualTo(new Emission(3, 2, 2, 1));
        assertThat(five.times(1, 4)).isEqualTo(new Emission(1, 1, 1, 0));
        assertThat(five.times(2, 2)).isSameAs(five);
    }

    @Test
    void noShareOrLessIsNoEmission() {
        Emission five = new Emission(5, 5, 5, 5);
        assertThat(five.times(0, 2)).isSameAs(Emission.NONE);
        assertThat(five.times(-1, 2)).isSameAs(Emission.NONE);
        assertThat(Emission.NONE.times(1, 2)).isSameAs(Emission.NONE);
    }

    @Test
    void figuresTooLargeForOneMultiplicationAreStillExact() {
        long whole = 1_000_000;
        // at the edge of 63 bits, past the sign, past 64 bits
        assertThat(new Emission(9_223_372_036_854L, 0, 0, 0)
                        .times(999_999, whole)
                        .so2())
                .isEqualTo(9_223_362_813_482L);
        assertThat(new Emission(9_223_372_036_854L, 0, 0, 0)
                        .times(1_000_000, 1_000_003)
                        .so2())
                .isEqualTo(BigDecimal.valueOf(9_223_372_036_854L)
                        .multiply(BigDecimal.valueOf(1_000_000))
                        .divide(BigDecimal.valueOf(1_000_003), 0, RoundingMode.HALF_UP)
                        .longValueExact());
        assertThat(new Emission(12_000_000_000_000L, 0, 0, 0)
                        .times(999_999, whole)
                        .so2())
                .isEqualTo(11_999_988_000_000L);
        assertThat(new Emission(100_000_000_000_000L, 0, 0, 0)
                        .times(500_000, whole)
                        .so2())
                .isEqualTo(50_000_000_000_000L);
        // a product that has come round to a positive number
        assertThat(new Emission(Long.MAX_VALUE, 0, 0, 0).times(3, 4).so2()).isEqualTo(6_917_529_027_641_081_855L);
    }

    @Test
    void aSumWithNothingIsTheOther() {
        Emission one = new Emission(1, 2, 3, 4);
        assertThat(one.plus(Emission.NONE)).isSameAs(one);
        assertThat(Emission.NONE.plus(one)).isSameAs(one);
        assertThat(one.plus(one)).isEqualTo(new Emission(2, 4, 6, 8));
    }

    @Test
    void figuresAreKilogramsOfANamedPollutant() {
        Emission figures = Emission.ofKilograms(
                new BigDecimal("1.0000005"), null, new BigDecimal("0.0000004"), new BigDecimal("12.5"));
        assertThat(figures).isEqualTo(new Emission(1_000_001, 0, 0, 12_500_000));
        assertThat(figures.kilograms("SO2")).isEqualByComparingTo("1.000001");
        assertThat(figures.kilograms("NOx")).isEqualByComparingTo("0");
        assertThat(figures.kilograms("PM")).isEqualByComparingTo("0");
        assertThat(figures.kilograms("VOCs")).isEqualByComparingTo("12.5");
        assertThat(catchThrowable(() -> figures.kilograms("CO"))).hasMessageContaining("SO2, NOx, PM or VOCs, got CO");
    }
}
