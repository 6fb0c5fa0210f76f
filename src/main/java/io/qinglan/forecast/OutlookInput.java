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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The series of a forecast: its hours, unless its days reach at least a day further ahead; the outlook is made of one kind. */
    public Series series(Forecast forecast) {
        return daysReachFurther(forecast) ? daily(forecast.days()) : hourly(forecast.hours());
    }

    private boolean daysReachFurther(Forecast forecast) {
        if (forecast.hours().isEmpty() || forecast.days().isEmpty()) {
            return forecast.hours().isEmpty();
        }
        Instant lastHour = forecast.hours().get(forecast.hours().size() - 1).at();
        LocalDate lastDay = forecast.days().get(forecast.days().size() - 1).date();
        return lastDay.isAfter(LocalDate.ofInstant(lastHour, zone));
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
        Map<String, int[]> low = new LinkedHashMap<>();
        int[] high = blank(length);
        for (Forecast.Day day : days) {
            int place = (int) ChronoUnit.DAYS.between(first, day.date());
            leading(day)
                    .forEach(pollutant ->
                            low.computeIfAbsent(pollutant, none -> blank(length))[place] = Index.scaled(day.low()));
            high[place] = Index.scaled(day.high());
        }
        boolean ranged = days.stream().anyMatch(Forecast.Day::ranged);
        return ranged ? Series.dailyRange(first, low, high) : Series.daily(first, low);
    }

    private Set<String> leading(Forecast.Day day) {
        Set<String> leading = new LinkedHashSet<>();
        boolean bounded = standards.index(day.date()).grade(day.high()).number() <= GOOD;
        if (day.primary().isEmpty() || bounded) {
            leading.add(Series.PM25);
        }
        day.primary().forEach(pollutant -> leading.add(pollutant.code()));
        return leading;
    }

    private static int[] blank(int length) {
        int[] blank = new int[length];
        Arrays.fill(blank, Index.MISSING);
        return blank;
    }
}
