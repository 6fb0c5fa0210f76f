package io.qinglan.report.season;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import io.qinglan.air.CompositeIndex;
import io.qinglan.air.Concentration;
import io.qinglan.air.DailyReport;
import io.qinglan.air.Item;
import io.qinglan.forecast.AirDays;
import io.qinglan.forecast.AirStandards;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** What a season comes to, reckoned by hand. */
class SeasonAirTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final AirStandards standards =
            AirStandards.of(PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules"))));

    private AirDays.Observed day(int number, long pm25) {
        Map<Item, Concentration> items = new EnumMap<>(Item.class);
        items.put(Item.PM25_24H, Concentration.of(pm25));
        items.put(Item.PM10_24H, Concentration.of(pm25 + 20));
        items.put(Item.SO2_24H, Concentration.of(10));
        items.put(Item.NO2_24H, Concentration.of(40));
        items.put(Item.CO_24H, Concentration.of(1));
        items.put(Item.O3_8H, Concentration.of(60));
        LocalDate date = DAY.plusDays(number);
        return new AirDays.Observed(date, 24, items, DailyReport.of(standards.index(date), items));
    }

    private List<AirDays.Observed> days(long... pm25) {
        List<AirDays.Observed> days = new ArrayList<>();
        for (long value : pm25) {
            days.add(day(days.size(), value));
        }
        return days;
    }

    @Test
    void theMeanIsOverTheDaysThatHaveAValue() {
        assertThat(SeasonAir.pm25(days(50, 60, 100)).orElseThrow().decimal(1)).isEqualByComparingTo("70");
        assertThat(SeasonAir.pm25(List.of())).isEmpty();
    }

    @Test
    void aDayOfExactlyTheLineIsNotAboveIt() {
        List<AirDays.Observed> days = days(60, 200, 300);
        int index = days.get(1).report().aqi();
        assertThat(SeasonAir.above(days, index)).isEqualTo(1);
        assertThat(SeasonAir.above(days, index - 1)).isEqualTo(2);
    }

    @Test
    void theRoomIsWhatTheDaysLeftMayHaveAndMayBeBelowZero() {
        assertThat(SeasonAir.room(new BigDecimal("64"), new BigDecimal("60"), 100, 50))
                .contains(new BigDecimal("72.0"));
        assertThat(SeasonAir.room(new BigDecimal("64"), new BigDecimal("100"), 100, 50))
                .contains(new BigDecimal("-8.0"));
        assertThat(SeasonAir.room(new BigDecimal("64"), new BigDecimal("60"), 182, 0))
                .isEmpty();
    }

    @Test
    void theCompositeIndexNeedsEveryPollutantAndEveryLimit() {
        CompositeIndex composite = standards.composite();
        var limits = standards.limits(DAY).orElseThrow();
        CompositeIndex.Result index =
                SeasonAir.composite(days(50, 60), composite, limits).orElseThrow();
        assertThat(index.single()).hasSize(6);
        assertThat(index.single().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(index.total());
        var older = standards.limits(LocalDate.of(2024, 12, 1)).orElseThrow();
        assertThat(SeasonAir.composite(days(50, 60), composite, older)).isEmpty();
        assertThat(SeasonAir.composite(List.of(), composite, limits)).isEmpty();
    }

    @Test
    void aSeasonIsTwoYearsInARow() throws Exception {
        var rule = new ObjectMapper().readTree("{\"first\": \"10-01\", \"last\": \"03-31\"}");
        SeasonSpan span = SeasonSpan.of("2026-2027", rule).orElseThrow();
        assertThat(span.first()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(span.days()).isEqualTo(182);
        assertThat(SeasonSpan.of("2026-2028", rule)).isEmpty();
        assertThat(SeasonSpan.of("2026", rule)).isEmpty();
    }
}
