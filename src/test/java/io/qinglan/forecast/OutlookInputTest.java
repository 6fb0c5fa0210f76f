package io.qinglan.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.qinglan.air.Pollutant;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Series;

import static org.assertj.core.api.Assertions.assertThat;

class OutlookInputTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final OutlookInput input = new OutlookInput(StandardsOnDisk.standards(), ZONE);

    private static Forecast.Hour hour(Instant at, Map<Pollutant, BigDecimal> values, Integer aqi) {
        return new Forecast.Hour(at, values, aqi);
    }

    private static Forecast forecast(List<Forecast.Day> days, List<Forecast.Hour> hours) {
        return new Forecast("130100", "city", Instant.EPOCH, "HJ 633-2026", days, hours, List.of());
    }

    private static Forecast.Day day(int ahead, int low, int high, Pollutant... primary) {
        return new Forecast.Day(DAY.plusDays(ahead), low, high, List.of(primary), null);
    }

    @Test
    void hoursBecomeTheIndexOfTheirDaysStandard() {
        Instant lastHourBefore = Instant.parse("2026-02-28T15:00:00Z");
        Map<Pollutant, BigDecimal> values =
                Map.of(Pollutant.PM25, BigDecimal.valueOf(75), Pollutant.O3, BigDecimal.valueOf(160));
        Series series = input.series(forecast(
                List.of(),
                List.of(
                        hour(lastHourBefore, values, 999),
                        hour(lastHourBefore.plus(Duration.ofHours(1)), values, null),
                        hour(lastHourBefore.plus(Duration.ofHours(3)), values, null))));

        assertThat(series.start()).isEqualTo(LocalDateTime.of(2026, 2, 28, 23, 0));
        assertThat(series.values(Series.PM25))
                .containsExactly(Index.scaled(100), Index.scaled(114), Index.MISSING, Index.scaled(114));
        assertThat(series.values(Series.O3)).startsWith(Index.scaled(50));
        assertThat(series.has(Series.PM10)).isFalse();
    }

    @Test
    void hoursWithoutConcentrationsKeepTheSourcesIndex() {
        Instant at = Instant.parse("2026-11-22T00:00:00Z");
        Series series = input.series(forecast(
                List.of(), List.of(hour(at, Map.of(), 160), hour(at.plus(Duration.ofHours(2)), Map.of(), 170))));

        assertThat(series.values(Series.PLAIN)).containsExactly(Index.scaled(160), Index.MISSING, Index.scaled(170));
    }

    @Test
    void aDayBelongsToItsPrimaryPollutants() {
        Series series = input.series(forecast(
                List.of(
                        day(0, 210, 210, Pollutant.O3),
                        day(1, 160, 160, Pollutant.PM25, Pollutant.PM10),
                        day(2, 80, 80, Pollutant.O3),
                        day(4, 170, 170)),
                List.of()));

        assertThat(series.values(Series.PM25))
                .containsExactly(Index.MISSING, Index.scaled(160), Index.scaled(80), Index.MISSING, Index.scaled(170));
        assertThat(series.values(Series.O3)[0]).isEqualTo(Index.scaled(210));
        assertThat(series.values(Series.PM10)[1]).isEqualTo(Index.scaled(160));
    }

    @Test
    void rangesStayRanges() {
        Series series = input.series(forecast(
                List.of(day(0, 180, 210, Pollutant.PM25), day(1, 190, 190), day(2, 200, 230, Pollutant.O3)),
                List.of()));

        assertThat(series.ranged()).isTrue();
        assertThat(series.values(Series.PM25)).containsExactly(Index.scaled(180), Index.scaled(190), Index.MISSING);
        assertThat(series.values(Series.O3)).containsExactly(Index.MISSING, Index.MISSING, Index.scaled(200));
        assertThat(series.upper()).containsExactly(Index.scaled(210), Index.scaled(190), Index.scaled(230));
    }

    @Test
    void whatReachesFurtherDecidesBetweenHoursAndDays() {
        Instant at = DAY.atStartOfDay(ZONE).toInstant();
        List<Forecast.Hour> hours = List.of(hour(at, Map.of(), 160));

        assertThat(input.series(forecast(List.of(day(0, 90, 90)), hours)).hourly())
                .isTrue();
        assertThat(input.series(forecast(List.of(day(0, 90, 90), day(1, 90, 90)), hours))
                        .hourly())
                .isFalse();
    }

    @Test
    void theLatestMeasuredHourIsTheMonitoredOne() {
        Instant at = Instant.parse("2026-11-22T00:00:00Z");
        List<ObservedHour> hours = List.of(
                observed(at, Map.of(Pollutant.PM25, BigDecimal.valueOf(150))),
                observed(at.plus(Duration.ofHours(1)), Map.of(Pollutant.SO2, BigDecimal.TEN)));

        assertThat(input.monitoredNow(hours)).isEqualTo(Index.scaled(200));
        assertThat(input.monitoredNow(List.of())).isNull();
        assertThat(input.observed(hours).values(Series.PM25)).containsExactly(Index.scaled(200), Index.MISSING);
    }

    private static ObservedHour observed(Instant at, Map<Pollutant, BigDecimal> values) {
        return new ObservedHour("130100", "", at, 1, "test", false, values, List.of());
    }
}
