package io.qinglan.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

import io.qinglan.air.Breakpoints;
import io.qinglan.air.Concentration;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.Item;

import static org.assertj.core.api.Assertions.assertThat;

class AirIndexPropertiesTest {

    private final AirStandards standards = StandardsOnDisk.standards();

    @Property
    void moreNeverGivesLess(
            @ForAll Item item,
            @ForAll @BigRange(min = "0", max = "4000") @Scale(3) BigDecimal one,
            @ForAll @BigRange(min = "0", max = "4000") @Scale(3) BigDecimal other) {
        for (IndexStandard standard : standards.indices()) {
            int low = standard.index(item, Concentration.of(one.min(other)));
            int high = standard.index(item, Concentration.of(one.max(other)));
            if (high != Breakpoints.NOT_COMPUTED) {
                assertThat(low).isLessThanOrEqualTo(high);
            }
        }
    }

    @Property
    void theIndexIsTheExactFractionRoundedUp(
            @ForAll Item item, @ForAll @BigRange(min = "0", max = "150") @Scale(6) BigDecimal value) {
        IndexStandard standard = standards.index("HJ 633-2012").orElseThrow();
        Breakpoints table = standard.table(item);
        if (value.compareTo(BigDecimal.valueOf(table.top())) <= 0) {
            assertThat(standard.index(item, Concentration.of(value))).isEqualTo(slowly(table, value));
        }
    }

    private static int slowly(Breakpoints table, BigDecimal value) {
        int high = 1;
        while (value.compareTo(BigDecimal.valueOf(table.concentrations()[high])) > 0) {
            high++;
        }
        long from = table.concentrations()[high - 1];
        BigDecimal rise = value.subtract(BigDecimal.valueOf(from))
                .multiply(BigDecimal.valueOf(table.indices()[high] - table.indices()[high - 1]));
        return table.indices()[high - 1]
                + rise.divide(BigDecimal.valueOf(table.concentrations()[high] - from), 0, RoundingMode.CEILING)
                        .intValueExact();
    }

    @Property
    void roundingIsHalfToEven(@ForAll @BigRange(min = "0", max = "2000") @Scale(4) BigDecimal value) {
        assertThat(Concentration.of(value).rounded(0))
                .isEqualTo(Concentration.of(value.setScale(0, RoundingMode.HALF_EVEN)));
        assertThat(Concentration.of(value).rounded(1))
                .isEqualTo(Concentration.of(value.setScale(1, RoundingMode.HALF_EVEN)));
    }
}
