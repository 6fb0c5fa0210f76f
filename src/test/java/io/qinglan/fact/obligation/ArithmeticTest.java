package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Shares, limits and windows are exact. */
class ArithmeticTest {

    @Property
    void anEmissionTimesAShareIsExactToTheMilligram(
            @ForAll @LongRange(min = 0, max = 10_000_000_000_000L) long milligrams,
            @ForAll @IntRange(min = 1, max = 1_000_000) int part) {
        Emission share = new Emission(milligrams, 0, 0, 0).times(part, 1_000_000);
        BigDecimal exact = BigDecimal.valueOf(milligrams)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(1_000_000), 0, RoundingMode.HALF_UP);
        assertThat(share.so2()).isEqualTo(exact.longValueExact());
    }

    @Property
    void wholeUnitsReachTheShareAndNoMore(
            @ForAll @IntRange(min = 1, max = 100) int percent, @ForAll @IntRange(min = 1, max = 500) int units) {
        int count = Amounts.unitsOf(BigDecimal.valueOf(percent), units);
        assertThat(count * 100).isGreaterThanOrEqualTo(percent * units);
        assertThat((count - 1) * 100).isLessThan(percent * units);
    }

    /** A window that crosses the year holds on exactly the days that a calendar counts from its start to its end. */
    @Property
    void anOffPeakWindowHoldsFromItsFirstToItsLastDay(
            @ForAll @IntRange(min = 0, max = 364) int start,
            @ForAll @IntRange(min = 0, max = 300) int length,
            @ForAll @IntRange(min = 0, max = 364) int day) {
        LocalDate newYear = LocalDate.of(2021, 1, 1);
        LocalDate first = newYear.plusDays(start);
        LocalDate tested = newYear.plusDays(day);
        OffPeak window = new OffPeak(MonthDay.from(first), MonthDay.from(first.plusDays(length)), List.of("K1"));
        int after = Math.floorMod(day - start, 365);
        assertThat(window.holdsOn(MonthDay.from(tested))).isEqualTo(after <= length);
    }

    @Test
    void aLimitCountsFromTheSmallestFiledMean() {
        LineFact line = new LineFact(
                "K1",
                null,
                null,
                "clinker_kiln",
                BigDecimal.valueOf(5000),
                "t/d",
                null,
                Map.of("eia", BigDecimal.valueOf(5000), "permit", BigDecimal.valueOf(4600)),
                null,
                null,
                false);
        assertThat(Amounts.rest(line.base(), "t/d", BigDecimal.valueOf(20)))
                .isEqualTo(new Quantity(BigDecimal.valueOf(3680), "t/d"));
    }

    @Test
    void aTermThatCannotBeReadIsNamed() {
        assertThat(catchThrowable(() -> Conditions.parse("process=sinter;about 5")))
                .hasMessageContaining("about 5");
    }
}
