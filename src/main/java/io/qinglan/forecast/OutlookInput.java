package io.qinglan.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.qinglan.air.Concentration;
import io.qinglan.air.HourlyAir;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.Item;
import io.qinglan.air.Pollutant;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Series;

/**
 * Turns forecasts and observed air into the series the outlook is made of: index values by pollutant. Concentrations become the index of
 * the standard in force on their day, PM by its 1-hour mean on the 24-hour nodes; a source's own index is taken where it gives no
 * concentrations.
 */
public final class OutlookInput {

    private static final int GOOD = 2;

    private final AirStandards standards;
    private final ZoneId zone;

    /** Days are cut, and standards chosen, in this zone. */
    public OutlookInput(AirStandards standards, ZoneId zone) {
        this.standards = standards;
        this.zone = zone;
    }

    /** The series of a forecast: its hours when it has any, else its days. */
    public Series series(Forecast forecast) {
        return forecast.hours().isEmpty() ? daily(forecast.days()) : hourly(forecast.hours());
    }

    /** The series of observed hours, oldest first; empty without any. */
    public Series observed(List<ObservedHour> hours) {
        return hourly(hours.stream()
                .map(hour -> new Forecast.Hour(hour.at(), hour.concentrations(), null))
                .toList());
    }

    /** The index of PM2.5 in the latest observed hour, in units of {@link Index}; null when it was not measured. */
    public Integer monitoredNow(List<ObservedHour> hours) {
        for (int i = hours.size() - 1; i >= 0; i--) {
            BigDecimal value = hours.get(i).concentrations().get(Pollutant.PM25);
            if (value != null) {
                IndexStandard standard =
                        standards.index(LocalDate.ofInstant(hours.get(i).at(), zone));
                return Index.scaled(standard.ranged(standard.index(Item.PM25_1H, Concentration.of(value))));
            }
        }
        return null;
    }

    /** What each day's pollution comes from, where the forecast says it. */
    public Map<LocalDate, String> causes(Forecast forecast) {
        Map<LocalDate, String> causes = new TreeMap<>();
        forecast.days().stream().filter(day -> day.cause() != null).forEach(day -> causes.put(day.date(), day.cause()));
        return causes;
    }

    private Series hourly(List<Forecast.Hour> hours) {
        if (hours.isEmpty()) {
            return Series.empty();
        }
        Instant first = hours.get(0).at();
        Optional<HourlyAir> air = ForecastDays.hourly(hours, zone);
        LocalDateTime start = LocalDateTime.ofInstant(first, zone);
        if (air.isEmpty()) {
            return Series.hourly(start, Map.of(Series.PLAIN, ownIndices(hours, first)));
        }
        Map<String, int[]> values = new LinkedHashMap<>();
        for (Pollutant pollutant : Pollutant.values()) {
            int[] indices = indices(air.get(), Item.of(pollutant, 1));
            if (Arrays.stream(indices).anyMatch(index -> index != Index.MISSING)) {
                values.put(pollutant.code(), indices);
            }
        }
        return Series.hourly(start, values);
    }

    /** A series may cross the day on which the standard changes: each hour is indexed by that of its day. */
    private int[] indices(HourlyAir air, Item item) {
        int[] indices = new int[air.length()];
        Map<IndexStandard, int[]> byStandard = new LinkedHashMap<>();
        for (int i = 0; i < indices.length; i++) {
            IndexStandard standard = standards.index(air.start().plusHours(i).toLocalDate());
            int index = byStandard.computeIfAbsent(standard, one -> air.indices(one, item))[i];
            indices[i] = index == HourlyAir.NO_INDEX ? Index.MISSING : Index.scaled(index);
        }
        return indices;
    }

    private static int[] ownIndices(List<Forecast.Hour> hours, Instant first) {
        int length = (int) ChronoUnit.HOURS.between(
                        first, hours.get(hours.size() - 1).at())
                + 1;
        int[] indices = new int[length];
        Arrays.fill(indices, Index.MISSING);
        for (Forecast.Hour hour : hours) {
            if (hour.aqi() != null) {
                indices[(int) Duration.between(first, hour.at()).toHours()] = Index.scaled(hour.aqi());
            }
        }
        return indices;
    }

    /**
     * Days of one number or range. When a day names primary pollutants, its index is theirs; PM2.5 then has no known value unless it is
     * among them, or the index is so low that it bounds PM2.5 below every line (good air).
     */
    private Series daily(List<Forecast.Day> days) {
        if (days.isEmpty()) {
            return Series.empty();
        }
        LocalDate first = days.get(0).date();
        int length =
                (int) ChronoUnit.DAYS.between(first, days.get(days.size() - 1).date()) + 1;
        boolean ranged = days.stream().anyMatch(Forecast.Day::ranged);
        Map<String, int[]> values = new LinkedHashMap<>();
        int[] high = blank(length);
        for (Forecast.Day day : days) {
            int place = (int) ChronoUnit.DAYS.between(first, day.date());
            put(values, day, place, length, ranged, high);
        }
        if (ranged) {
            int[] low = values.getOrDefault(Series.PLAIN, blank(length));
            return Series.dailyRange(first, low, high);
        }
        return Series.daily(first, values);
    }

    private void put(Map<String, int[]> values, Forecast.Day day, int place, int length, boolean ranged, int[] high) {
        boolean bounded = standards.index(day.date()).grade(day.high()).number() <= GOOD;
        boolean particulate = day.primary().isEmpty() || day.primary().contains(Pollutant.PM25) || bounded;
        if (ranged) {
            int[] low = values.computeIfAbsent(Series.PLAIN, none -> blank(length));
            low[place] = particulate ? Index.scaled(day.low()) : Index.MISSING;
            high[place] = particulate ? Index.scaled(day.high()) : Index.MISSING;
            return;
        }
        if (particulate) {
            values.computeIfAbsent(Series.PM25, none -> blank(length))[place] = Index.scaled(day.low());
        }
        day.primary()
                .forEach(pollutant -> values.computeIfAbsent(pollutant.code(), none -> blank(length))[place] =
                        Index.scaled(day.low()));
    }

    private static int[] blank(int length) {
        int[] blank = new int[length];
        Arrays.fill(blank, Index.MISSING);
        return blank;
    }
}
