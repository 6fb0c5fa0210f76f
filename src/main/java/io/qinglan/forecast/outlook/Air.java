package io.qinglan.forecast.outlook;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;

import io.qinglan.fact.warning.Cause;
import io.qinglan.fact.warning.Index;

/**
 * The values of a series as the terms read them: the pollutant that decides the level, ozone and PM10, each with the days left out
 * that a cause excludes.
 */
final class Air {

    private final Terms terms;
    final int unitHours;
    final LocalDateTime start;
    final int minuteOfDay;
    final int length;
    /** The values that decide the level, excluded days included. */
    final int[] fine;
    /** Cause of each day, null when none is known. */
    final Cause[] causes;

    private final int[] ozone;
    private final int[] coarse;
    private final Map<Cause, Integer> excludedDays = new EnumMap<>(Cause.class);
    private final Map<Cause, Boolean> polluted = new EnumMap<>(Cause.class);

    Air(Series series, Terms terms) {
        this.terms = terms;
        this.unitHours = series.unitHours();
        this.start = series.start();
        this.minuteOfDay = start == null ? 0 : start.getHour() * 60 + start.getMinute();
        this.length = series.length();
        this.causes = causes();
        int[] read = values(series, Series.PM25);
        this.ozone = values(series, Series.O3);
        this.coarse = values(series, Series.PM10);
        if (!excludedDays.isEmpty()) {
            lookForPollution(series);
        }
        this.fine = terms.coarseAsFine() && coarse != null ? withCoarse(read) : read;
    }

    /** What decides the level, without excluded days; null when there are no such values. */
    int[] counted() {
        return without(fine);
    }

    /** Ozone without excluded days; null when there is none. */
    int[] ozone() {
        return without(ozone);
    }

    /** PM10 without excluded days; null when there is none. */
    int[] coarse() {
        return without(coarse);
    }

    /** Whether the cause of its day takes a unit out. */
    boolean excluded(int unit) {
        return causes != null && terms.excluding().contains(causes[day(unit)]);
    }

    boolean hasExcludedDays() {
        return !excludedDays.isEmpty();
    }

    /** How many days each excluding cause takes out. */
    Map<Cause, Integer> excludedDays() {
        return excludedDays;
    }

    /** Whether an index on the days of an excluding cause is above the lowest line. */
    boolean polluted(Cause cause) {
        return polluted.getOrDefault(cause, false);
    }

    /** The day, from 0, to which a unit belongs. */
    int day(long unit) {
        return unitHours == 1 ? Days.of(unit, minuteOfDay) : (int) unit;
    }

    private Cause[] causes() {
        if (!terms.causes().known() || length == 0) {
            return null;
        }
        Cause[] byDay = new Cause[day(length - 1L) + 1];
        LocalDate first = start == null ? null : start.toLocalDate();
        for (int day = 0; day < byDay.length; day++) {
            byDay[day] = terms.causes().of(day, first == null ? null : first.plusDays(day));
            if (byDay[day] != null && terms.excluding().contains(byDay[day])) {
                excludedDays.merge(byDay[day], 1, Integer::sum);
            }
        }
        return byDay;
    }

    private int[] values(Series series, String pollutant) {
        String name = series.has(pollutant)
                ? pollutant
                : pollutant.equals(terms.pollutant()) && series.has(Series.PLAIN) ? Series.PLAIN : null;
        if (name == null) {
            return null;
        }
        int[] low = series.values(name);
        return series.ranged() ? picked(low, series.upper()) : low;
    }

    /** The value of each range that counts; the mean is exact for values of up to three decimals. */
    private int[] picked(int[] low, int[] high) {
        if (terms.rangeEnd().equals("low")) {
            return low;
        }
        boolean highest = terms.rangeEnd().equals("high");
        for (int i = 0; i < low.length; i++) {
            boolean missing = low[i] == Index.MISSING || high[i] == Index.MISSING;
            low[i] = missing ? Index.MISSING : highest ? high[i] : (low[i] + high[i]) / 2;
        }
        return low;
    }

    private void lookForPollution(Series series) {
        for (String pollutant : series.pollutants()) {
            int[] values =
                    series.ranged() ? picked(series.values(pollutant), series.upper()) : series.values(pollutant);
            for (int unit = 0; unit < length; unit++) {
                if (excluded(unit) && terms.lowestLine() >= 0 && values[unit] > terms.lowestLine()) {
                    polluted.put(causes[day(unit)], true);
                }
            }
        }
    }

    private int[] withCoarse(int[] read) {
        int[] joined = new int[length];
        for (int unit = 0; unit < length; unit++) {
            int fineValue = read == null ? Index.MISSING : read[unit];
            boolean stands = coarse[unit] > terms.lowestLine() && coarse[unit] > fineValue;
            joined[unit] = stands ? coarse[unit] : fineValue;
        }
        return joined;
    }

    private int[] without(int[] values) {
        if (values == null || excludedDays.isEmpty()) {
            return values;
        }
        int[] kept = values.clone();
        for (int unit = 0; unit < length; unit++) {
            if (excluded(unit)) {
                kept[unit] = Index.MISSING;
            }
        }
        return kept;
    }
}
