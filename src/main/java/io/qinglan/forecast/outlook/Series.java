package io.qinglan.forecast.outlook;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.warning.ContiguousCities;
import io.qinglan.fact.warning.Index;

/**
 * Index values of one area, day by day or hour by hour, per pollutant in {@link Index} units. Immutable; a part of it shares its
 * values.
 */
public final class Series {

    /** The name of a plain value, which belongs to the pollutant the context names. */
    public static final String PLAIN = "";

    /** The pollutant that decides the level. */
    public static final String PM25 = "PM2.5";

    /** Coarse particulates. */
    public static final String PM10 = "PM10";

    /** Ozone. */
    public static final String O3 = "O3";

    private static final Series EMPTY = new Series(24, null, 0, 0, Map.of(), null, null, null);

    private final int unitHours;
    private final LocalDateTime start;
    private final int offset;
    private final int length;
    private final Map<String, int[]> values;
    private final int[] upper;
    private final Integer monitoredNow;
    private final ContiguousCities contiguousCities;

    private Series(
            int unitHours,
            LocalDateTime start,
            int offset,
            int length,
            Map<String, int[]> values,
            int[] upper,
            Integer monitoredNow,
            ContiguousCities contiguousCities) {
        this.unitHours = unitHours;
        this.start = start;
        this.offset = offset;
        this.length = length;
        this.values = values;
        this.upper = upper;
        this.monitoredNow = monitoredNow;
        this.contiguousCities = contiguousCities;
    }

    /** A series without values. */
    public static Series empty() {
        return EMPTY;
    }

    /**
     * One value per consecutive day.
     *
     * @param firstDay the first day, null when not known
     * @param values per pollutant, all of one length; {@link Index#MISSING} for a missing one
     */
    public static Series daily(LocalDate firstDay, Map<String, int[]> values) {
        return of(24, firstDay == null ? null : firstDay.atStartOfDay(), values, null);
    }

    /** One plain value per consecutive day, of the pollutant the context names. */
    public static Series daily(LocalDate firstDay, int... values) {
        return daily(firstDay, Map.of(PLAIN, values));
    }

    /** A range per consecutive day; which end decides is a reading of the pack. */
    public static Series dailyRange(LocalDate firstDay, int[] low, int[] high) {
        return of(24, firstDay == null ? null : firstDay.atStartOfDay(), Map.of(PLAIN, low), high);
    }

    /**
     * A range per consecutive day of the pollutants that lead it.
     *
     * @param low the low ends per pollutant; {@link Index#MISSING} on a day it does not lead
     * @param high the high end of each day, whichever pollutant leads it
     */
    public static Series dailyRange(LocalDate firstDay, Map<String, int[]> low, int[] high) {
        return of(24, firstDay == null ? null : firstDay.atStartOfDay(), low, high);
    }

    /**
     * One value per consecutive hour.
     *
     * @param start begin of the first hour
     * @param values per pollutant, all of one length; {@link Index#MISSING} for a missing one
     */
    public static Series hourly(LocalDateTime start, Map<String, int[]> values) {
        if (start == null) {
            throw new IllegalArgumentException("expected the start of an hourly series, got none");
        }
        return of(1, start, values, null);
    }

    /** One plain value per consecutive hour, of the pollutant the context names. */
    public static Series hourly(LocalDateTime start, int... values) {
        return hourly(start, Map.of(PLAIN, values));
    }

    private static Series of(int unitHours, LocalDateTime start, Map<String, int[]> values, int[] upper) {
        List<Integer> lengths =
                values.values().stream().map(one -> one.length).distinct().toList();
        if (lengths.size() > 1 || upper != null && upper.length != lengths.get(0)) {
            throw new IllegalArgumentException("expected as many values for every pollutant, got " + lengths);
        }
        int length = lengths.isEmpty() ? 0 : lengths.get(0);
        return new Series(unitHours, start, 0, length, new LinkedHashMap<>(values), upper, null, null);
    }

    /** The same series with the latest monitored value, in {@link Index} units; null for none. */
    public Series withMonitoredNow(Integer value) {
        return new Series(unitHours, start, offset, length, values, upper, value, contiguousCities);
    }

    /** The same series with what is known of neighbouring cities. */
    public Series withContiguousCities(ContiguousCities cities) {
        return new Series(unitHours, start, offset, length, values, upper, monitoredNow, cities);
    }

    /** The same series with a first day, if it has none yet. */
    public Series startingAt(LocalDateTime first) {
        return start != null || first == null
                ? this
                : new Series(unitHours, first, offset, length, values, upper, monitoredNow, contiguousCities);
    }

    /** Some consecutive units of it; shares the values, copies none. */
    public Series part(int from, int to) {
        LocalDateTime begin = start == null ? null : start.plusHours((long) from * unitHours);
        return new Series(unitHours, begin, offset + from, to - from, values, upper, monitoredNow, contiguousCities);
    }

    /** What is left from an instant on; the unit that contains it counts. */
    public Series from(LocalDateTime instant) {
        if (instant == null || start == null) {
            return this;
        }
        long first = Math.floorDiv(Duration.between(start, instant).toMinutes(), 60L * unitHours);
        return part((int) Math.max(0, Math.min(length, first)), length);
    }

    /** Hours of one unit: 24 or 1. */
    public int unitHours() {
        return unitHours;
    }

    /** Whether it has values hour by hour. */
    public boolean hourly() {
        return unitHours == 1;
    }

    /** Begin of the first unit, null when not known. */
    public LocalDateTime start() {
        return start;
    }

    /** How many units it has. */
    public int length() {
        return length;
    }

    /** Latest monitored value in {@link Index} units, null when there is none. */
    public Integer monitoredNow() {
        return monitoredNow;
    }

    /** What is known of neighbouring cities, null when nothing is. */
    public ContiguousCities contiguousCities() {
        return contiguousCities;
    }

    /** Whether it gives ranges. */
    public boolean ranged() {
        return upper != null;
    }

    /** Whether it has values of a pollutant ({@link #PLAIN} for plain ones). */
    public boolean has(String pollutant) {
        return values.containsKey(pollutant);
    }

    /** The pollutants it has values of. */
    public Iterable<String> pollutants() {
        return values.keySet();
    }

    /** The values of a pollutant, a copy; of a range the low end. */
    public int[] values(String pollutant) {
        return Arrays.copyOfRange(values.get(pollutant), offset, offset + length);
    }

    /** The highest value of a pollutant; {@link io.qinglan.fact.warning.Index#MISSING} when all are missing. */
    public int highest(String pollutant) {
        int[] all = values.get(pollutant);
        int highest = Integer.MIN_VALUE;
        for (int unit = offset; unit < offset + length; unit++) {
            highest = Math.max(highest, all[unit]);
        }
        return highest;
    }

    /** The high ends of a range, a copy. */
    public int[] upper() {
        return Arrays.copyOfRange(upper, offset, offset + length);
    }
}
