package io.qinglan.forecast;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.air.AirReport;
import io.qinglan.air.Concentration;
import io.qinglan.air.DailyReport;
import io.qinglan.air.HourlyAir;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.Item;
import io.qinglan.policy.PolicyLibrary;

/** The air of an area day by day: what was observed, and what was forecast at a moment. What rooms to the right may ask. */
@ApplicationScoped
public class AirDays {

    private final Observations observations;
    private final ForecastBook forecasts;
    private final AirStandards standards;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    public AirDays(
            Observations observations,
            ForecastBook forecasts,
            PolicyLibrary library,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.observations = observations;
        this.forecasts = forecasts;
        this.standards = AirStandards.of(library);
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A day that was observed.
     *
     * @param hours hours of it with at least one value
     * @param items valid concentrations, µg/m³, CO mg/m³: 24-hour means, of O3 the highest 8-hour mean; an invalid one is absent
     * @param report the index by the standard in force on the day
     */
    public record Observed(LocalDate date, int hours, Map<Item, Concentration> items, AirReport report) {}

    /**
     * What was forecast of a day.
     *
     * @param forecast the forecast that bound the area at the moment asked for
     * @param low lower end of the index
     * @param high upper end; the same when it is one number
     */
    public record Forecasted(LocalDate date, UUID forecast, String source, Instant issuedAt, int low, int high) {}

    /** The observed days from the first to the last, both included; days without any hour are absent. */
    public List<Observed> observed(String area, LocalDate first, LocalDate last) {
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
        Instant now = clock.instant();
        List<ObservedHour> hours =
                observations.ofArea(area, first.atStartOfDay(zone).toInstant(), now.isBefore(end) ? now : end);
        Map<LocalDate, Integer> counted = new TreeMap<>();
        hours.stream()
                .filter(hour -> !hour.concentrations().isEmpty())
                .forEach(hour -> counted.merge(LocalDate.ofInstant(hour.at(), zone), 1, Integer::sum));
        Optional<HourlyAir> air = ForecastDays.hourly(
                hours.stream()
                        .map(hour -> new Forecast.Hour(hour.at(), hour.concentrations(), null))
                        .toList(),
                zone);
        return air.map(series -> counted.entrySet().stream()
                        .map(day -> observed(series, day.getKey(), day.getValue()))
                        .toList())
                .orElse(List.of());
    }

    private Observed observed(HourlyAir series, LocalDate day, int hours) {
        IndexStandard standard = standards.index(day);
        Map<Item, Concentration> items = series.day(day, standard, standards.ozoneDay());
        return new Observed(day, hours, items, DailyReport.of(standard, items));
    }

    /** What the forecast that bound the area at a moment said of its days, by day; empty without a forecast. */
    public Map<LocalDate, Forecasted> forecast(String area, Instant at) {
        StoredForecast binding = forecasts.bindingForecast(area, at).binding();
        Map<LocalDate, Forecasted> days = new TreeMap<>();
        if (binding != null) {
            ForecastDays.ranges(binding.forecast(), standards, zone)
                    .forEach((day, range) -> days.put(
                            day,
                            new Forecasted(
                                    day,
                                    binding.id(),
                                    binding.forecast().source(),
                                    binding.forecast().issuedAt(),
                                    range[0],
                                    range[1])));
        }
        return days;
    }

    /** The standards of ambient air by date. */
    public AirStandards standards() {
        return standards;
    }
}
