package io.qinglan.audit.backtest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Series;

/**
 * The air of one city over years, as index values.
 *
 * @param city its name, without 市
 * @param series day by day or hour by hour, without a gap between its ends; a missing unit has no value
 * @param sources how many days or hours came from which format
 * @param missing units without a value of the pollutant that decides
 */
public record CityAir(String city, Series series, Map<String, Integer> sources, int missing) {

    /** Its first day. */
    public LocalDate firstDay() {
        return series.start().toLocalDate();
    }

    /** Its last day. */
    public LocalDate lastDay() {
        return series.start()
                .plusHours((long) series.length() * series.unitHours() - 1)
                .toLocalDate();
    }

    /** Some consecutive units of it. */
    CityAir part(int from, int to) {
        CityAir part = new CityAir(city, series.part(from, to), sources, 0);
        int gone = (int) Arrays.stream(part.fine())
                .filter(value -> value == Index.MISSING)
                .count();
        return new CityAir(city, part.series, sources, gone);
    }

    /** The values that decide the level. */
    int[] fine() {
        return series.values(series.has(Series.PM25) ? Series.PM25 : Series.PLAIN);
    }
}
