package io.qinglan.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.qinglan.air.AirReport;
import io.qinglan.air.DailyReport;
import io.qinglan.air.HourlyAir;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.Pollutant;

/** Hours of a forecast or of observed air as exact series, and the days they make. */
final class ForecastDays {

    /** Decimals kept of a concentration in a series. */
    private static final int DECIMALS = 4;

    private static final long PARTS = 10_000;

    private ForecastDays() {}

    /** The range of the index by day: as the source gives it, else computed from its hours. */
    static Map<LocalDate, int[]> ranges(Forecast forecast, AirStandards standards, ZoneId zone) {
        Map<LocalDate, int[]> ranges = new TreeMap<>();
        hourly(forecast.hours(), zone)
                .ifPresent(air -> air.days().forEach(day -> {
                    IndexStandard standard = standards.index(day);
                    AirReport report = DailyReport.of(standard, air.day(day, standard, standards.ozoneDay()));
                    if (report.computed() != null) {
                        ranges.put(day, new int[] {report.computed(), report.computed()});
                    }
                }));
        forecast.days().forEach(day -> ranges.put(day.date(), new int[] {day.low(), day.high()}));
        return ranges;
    }

    /** The hours as a series without holes, missing ones marked; empty when no hour has a concentration. */
    static Optional<HourlyAir> hourly(List<Forecast.Hour> hours, ZoneId zone) {
        boolean any = hours.stream().anyMatch(hour -> !hour.concentrations().isEmpty());
        if (!any) {
            return Optional.empty();
        }
        Instant first = hours.get(0).at();
        int length =
                (int) Duration.between(first, hours.get(hours.size() - 1).at()).toHours() + 1;
        Map<Pollutant, long[]> values = new EnumMap<>(Pollutant.class);
        for (Forecast.Hour hour : hours) {
            int place = (int) Duration.between(first, hour.at()).toHours();
            hour.concentrations()
                    .forEach((pollutant, value) ->
                            values.computeIfAbsent(pollutant, missing -> blank(length))[place] = scaled(value));
        }
        return Optional.of(new HourlyAir(LocalDateTime.ofInstant(first, zone), PARTS, values));
    }

    private static long[] blank(int length) {
        long[] blank = new long[length];
        Arrays.fill(blank, HourlyAir.MISSING);
        return blank;
    }

    private static long scaled(BigDecimal value) {
        return value.movePointRight(DECIMALS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
