package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

import static org.assertj.core.api.Assertions.assertThat;

/** The share a city must cut: exactly enough is enough, and two pollutants may be traded where the pack says so. */
class CityTargetTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    private static final PolicyPack PACK = LIBRARY.pack("cn-2024");

    private static CityTarget at(String level) {
        return CityTarget.of(PACK, level, null, null).orElseThrow();
    }

    private static Map<String, BigDecimal> kg(long so2, long nox, long pm, long vocs) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        figures.put("SO2", BigDecimal.valueOf(so2));
        figures.put("NOx", BigDecimal.valueOf(nox));
        figures.put("PM", BigDecimal.valueOf(pm));
        figures.put("VOCs", BigDecimal.valueOf(vocs));
        return figures;
    }

    private static List<Boolean> met(String level, Map<String, BigDecimal> before, Map<String, BigDecimal> saved) {
        return at(level).judge(before, saved).stream()
                .map(CityTarget.Share::met)
                .toList();
    }

    @Test
    void exactlyTenPercentIsEnoughAndOneKilogramLessIsNot() {
        Map<String, BigDecimal> before = kg(1000, 3000, 700, 90);
        assertThat(met("yellow", before, kg(100, 300, 70, 9))).containsExactly(true, true, true, true);
        CityTarget.Share pm = at("yellow").judge(before, kg(100, 300, 69, 9)).get(2);
        assertThat(pm.met()).isFalse();
        assertThat(pm.shortKg()).isEqualByComparingTo("1");
        assertThat(pm.savedPercent()).isEqualByComparingTo("9.9");
    }

    @Test
    void sulphurAndNitrogenAreTradedWhenTheirSharesSumUp() {
        Map<String, BigDecimal> before = kg(1000, 3000, 700, 90);
        List<CityTarget.Share> shares = at("yellow").judge(before, kg(150, 150, 70, 9));
        assertThat(shares.get(0).met()).isTrue();
        assertThat(shares.get(1).met()).as("5 % and 15 % are 20 %").isTrue();
        assertThat(shares.get(1).byExchange()).isTrue();
        assertThat(met("yellow", before, kg(149, 150, 70, 9))).containsExactly(true, false, true, true);
        assertThat(met("yellow", before, kg(1000, 3000, 69, 9)))
                .as("dust is not traded")
                .containsExactly(true, true, false, true);
    }

    @Test
    void thePlanOfTheGovernmentGoesBeforeThePack() {
        CityTarget target =
                CityTarget.of(PACK, "yellow", BigDecimal.valueOf(15), "某市预案").orElseThrow();
        List<CityTarget.Share> shares = target.judge(kg(100, 100, 100, 100), kg(15, 14, 30, 15));
        assertThat(shares.stream().map(CityTarget.Share::met))
                .as("another figure than the pack's knows no exchange")
                .containsExactly(true, false, true, true);
        assertThat(target.cite()).isEqualTo("某市预案");
    }

    @Test
    void aLevelWithoutATargetAsksNothing() {
        assertThat(CityTarget.of(PACK, "blue", null, null)).isEmpty();
        assertThat(CityTarget.of(LIBRARY.pack("cn-jiyuan-2024"), "yellow", null, null))
                .isEmpty();
    }

    @Test
    void whatIsNotEmittedNeedsNoCut() {
        assertThat(met("red", kg(0, 100, 100, 0), kg(0, 30, 30, 0))).containsExactly(true, true, true, true);
    }

    @Property
    void cuttingMoreNeverTurnsAMetTargetIntoAMissedOne(
            @ForAll @LongRange(min = 0, max = 1_000) long so2,
            @ForAll @LongRange(min = 0, max = 1_000) long nox,
            @ForAll @LongRange(min = 0, max = 1_000) long more) {
        Map<String, BigDecimal> before = kg(1000, 1000, 1000, 1000);
        List<Boolean> less = met("orange", before, kg(so2, nox, 200, 200));
        List<Boolean> greater = met("orange", before, kg(Math.min(1000, so2 + more), nox, 200, 200));
        for (int i = 0; i < less.size(); i++) {
            assertThat(!less.get(i) || greater.get(i)).isTrue();
        }
    }

    @Property
    void aMetShareHasNothingMissingAndAMissedOneHasExactlyTheRest(
            @ForAll @LongRange(min = 0, max = 1_000) long before, @ForAll @LongRange(min = 0, max = 1_000) long saved) {
        CityTarget.Share pm =
                at("red").judge(kg(0, 0, before, 0), kg(0, 0, saved, 0)).get(2);
        BigDecimal needed = BigDecimal.valueOf(before).multiply(new BigDecimal("0.3"));
        assertThat(pm.met()).isEqualTo(BigDecimal.valueOf(saved).compareTo(needed) >= 0);
        assertThat(pm.savedKg().add(pm.shortKg())).isGreaterThanOrEqualTo(needed);
    }
}
