package io.qinglan.air;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.qinglan.forecast.StandardsOnDisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CompositeIndexTest {

    private final CompositeIndex composite = StandardsOnDisk.standards().composite();
    private final AirLimits.Stage transitional =
            StandardsOnDisk.standards().limits(LocalDate.of(2026, 12, 31)).orElseThrow();
    private final AirLimits.Stage last =
            StandardsOnDisk.standards().limits(LocalDate.of(2031, 1, 1)).orElseThrow();

    @Test
    void atTheLimitsEveryPollutantCountsOne() {
        CompositeIndex.Result result = composite.of(days(60, 40, 60, 30, 4, 160), transitional);

        assertThat(result.total()).isCloseTo(6, within(1e-9));
        assertThat(result.single())
                .hasSize(6)
                .allSatisfy((pollutant, index) -> assertThat(index).isCloseTo(1, within(1e-9)));
    }

    @Test
    void theFinalStageIsStricter() {
        assertThat(composite.of(days(60, 40, 60, 30, 4, 160), last).total())
                .isCloseTo(60 / 20.0 + 40 / 30.0 + 60 / 50.0 + 30 / 25.0 + 1 + 1, within(1e-9));
    }

    @Test
    void thePercentileLiesBetweenItsNeighbours() {
        List<Concentration> tenDays =
                LongStream.rangeClosed(1, 10).mapToObj(Concentration::of).toList();

        assertThat(CompositeIndex.percentile(tenDays, 90)).isEqualTo(Concentration.of("9.1"));
        assertThat(CompositeIndex.percentile(tenDays, 95)).isEqualTo(Concentration.of("9.55"));
        assertThat(CompositeIndex.percentile(tenDays.subList(0, 1), 95)).isEqualTo(Concentration.of(1));
    }

    @Test
    void aYearWhoseLimitsAreNotKnownIsRefusedWithTheReason() {
        AirLimits.Stage old =
                StandardsOnDisk.standards().limits(LocalDate.of(2020, 1, 1)).orElseThrow();

        assertThatThrownBy(() -> composite.of(days(60, 40, 60, 30, 4, 160), old))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no year limit of SO2");
    }

    @Test
    void aPollutantWithoutDaysIsNamed() {
        assertThatThrownBy(() -> composite.of(Map.of(), last)).hasMessageContaining("expected days of SO2");
    }

    private static Map<Pollutant, List<Concentration>> days(
            long so2, long no2, long pm10, long pm25, long co, long o3) {
        Map<Pollutant, List<Concentration>> days = new EnumMap<>(Pollutant.class);
        days.put(Pollutant.SO2, days(so2));
        days.put(Pollutant.NO2, days(no2));
        days.put(Pollutant.PM10, days(pm10));
        days.put(Pollutant.PM25, days(pm25));
        days.put(Pollutant.CO, days(co));
        days.put(Pollutant.O3, days(o3));
        return days;
    }

    private static List<Concentration> days(long value) {
        return new ArrayList<>(List.of(Concentration.of(value), Concentration.of(value)));
    }
}
