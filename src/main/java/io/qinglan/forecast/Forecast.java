package io.qinglan.forecast;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.qinglan.air.Pollutant;

/**
 * A forecast (预报) as one source issued it: days, hours or both, in order of time, none twice.
 *
 * @param area six-digit code (GB/T 2260)
 * @param source who made it, such as {@code city-bureau} or {@code open-meteo}
 * @param issuedAt when it was issued
 * @param standard the index its values are in, such as {@code HJ 633-2026}
 * @param days by day
 * @param hours by hour
 * @param marks what a reader must know, see the constants here
 */
public record Forecast(
        String area,
        String source,
        Instant issuedAt,
        String standard,
        List<Day> days,
        List<Hour> hours,
        List<String> marks) {

    /** Its values are in an index that HJ 633 does not know: to be looked at, never decided on. */
    public static final String NOT_FOR_DECISION = "not_for_decision";

    /** The source states no time of issue; the time of arrival stands for it. */
    public static final String ISSUED_ON_ARRIVAL = "issued_on_arrival";

    public Forecast {
        days = List.copyOf(days);
        hours = List.copyOf(hours);
        marks = List.copyOf(marks);
    }

    /**
     * One day.
     *
     * @param low lower end of the index
     * @param high upper end; the same when the source gives one number
     * @param primary primary pollutants, empty when the source names none
     * @param cause what the pollution comes from, a word of the contract; null when not said
     */
    public record Day(LocalDate date, int low, int high, List<Pollutant> primary, String cause) {
        public Day {
            primary = List.copyOf(primary);
        }

        /** Whether the source gave a range and not one number. */
        public boolean ranged() {
            return low != high;
        }
    }

    /**
     * One hour.
     *
     * @param at begin of the hour
     * @param concentrations by pollutant, µg/m³, CO mg/m³; a pollutant not given is absent
     * @param aqi the source's own index; null when it gives none
     */
    public record Hour(Instant at, Map<Pollutant, BigDecimal> concentrations, Integer aqi) {
        public Hour {
            concentrations = Map.copyOf(concentrations);
        }
    }

    /** Whether a warning may be decided on it. */
    public boolean decisive() {
        return !marks.contains(NOT_FOR_DECISION);
    }
}
