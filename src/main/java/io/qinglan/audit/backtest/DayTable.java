package io.qinglan.audit.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.qinglan.air.Breakpoints;
import io.qinglan.air.Concentration;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.Item;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.AirStandards;
import io.qinglan.forecast.outlook.Series;

/** The days of one city from any number of files: indices by pollutant, of the best source of each day. */
final class DayTable {

    private static final int LONGEST_DAYS = 100_000;
    private static final int[] GRADES = {150, 200, 300};

    private final AirStandards standards;
    private final TreeMap<LocalDate, Day> days = new TreeMap<>();
    private int disagreements;

    /** One day as its best source has it. */
    private record Day(SeriesFormat format, String at, Map<String, Integer> indices) {}

    DayTable(AirStandards standards) {
        this.standards = standards;
    }

    /** A day with concentrations: their indices by the standard in force on it. */
    void put(String at, LocalDate day, SeriesFormat format, Map<Item, Concentration> values) {
        IndexStandard standard = standards.index(day);
        Map<String, Integer> indices = new LinkedHashMap<>();
        values.forEach((item, value) -> {
            int index = standard.index(item, value);
            if (index != Breakpoints.NOT_COMPUTED) {
                indices.put(item.pollutant().code(), Index.scaled(standard.ranged(index)));
            }
        });
        put(day, new Day(format, at, indices));
    }

    /** A day with an index that is taken as it is. */
    void put(String at, LocalDate day, SeriesFormat format, int index) {
        put(day, new Day(format, at, index == Index.MISSING ? Map.of() : Map.of(Series.PLAIN, index)));
    }

    private void put(LocalDate day, Day given) {
        Day known = days.get(day);
        if (known == null) {
            days.put(day, given);
            return;
        }
        if (known.format().id().equals(given.format().id())) {
            throw new BadFile(given.at(), "each city and day once", day + " again, first at " + known.at());
        }
        if (grade(known) >= 0 && grade(given) >= 0 && grade(known) != grade(given)) {
            disagreements++;
        }
        boolean better =
                grade(known) < 0 || given.format().rank() < known.format().rank();
        if (better && grade(given) >= 0) {
            days.put(day, given);
        }
    }

    /** Which of the lines 150, 200, 300 the fine particulates of a day are over; negative without a value. */
    private static int grade(Day day) {
        Integer value = day.indices().getOrDefault(Series.PM25, day.indices().get(Series.PLAIN));
        if (value == null) {
            return -1;
        }
        int grade = 0;
        for (int line : GRADES) {
            grade += value > Index.scaled(line) ? 1 : 0;
        }
        return grade;
    }

    int disagreements() {
        return disagreements;
    }

    CityAir air(String city) {
        LocalDate first = days.firstKey();
        int length = (int) ChronoUnit.DAYS.between(first, days.lastKey()) + 1;
        if (length > LONGEST_DAYS) {
            throw new BadFile(city, "at most " + LONGEST_DAYS + " days", first + " to " + days.lastKey());
        }
        Map<String, int[]> values = new LinkedHashMap<>();
        Map<String, Integer> sources = new TreeMap<>();
        days.forEach((day, one) -> {
            sources.merge(one.format().id(), 1, Integer::sum);
            int place = (int) ChronoUnit.DAYS.between(first, day);
            one.indices()
                    .forEach((pollutant, index) ->
                            values.computeIfAbsent(pollutant, any -> blank(length))[place] = index);
        });
        if (values.containsKey(Series.PLAIN) && values.containsKey(Series.PM25)) {
            throw new BadFile(city, "either concentrations or an index as it is", "both: " + sources);
        }
        values.computeIfAbsent(values.containsKey(Series.PLAIN) ? Series.PLAIN : Series.PM25, any -> blank(length));
        Series series = Series.daily(first, values);
        CityAir air = new CityAir(city, series, sources, 0);
        int missing = (int) Arrays.stream(air.fine())
                .filter(value -> value == Index.MISSING)
                .count();
        return new CityAir(city, series, sources, missing);
    }

    private static int[] blank(int length) {
        int[] blank = new int[length];
        Arrays.fill(blank, Index.MISSING);
        return blank;
    }
}
