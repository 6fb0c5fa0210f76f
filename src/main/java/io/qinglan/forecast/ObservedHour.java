package io.qinglan.forecast;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.qinglan.air.Pollutant;

/**
 * Observed air of one place and hour, in its latest version.
 *
 * @param area six-digit code
 * @param station code of the station; empty for the area itself
 * @param at begin of the hour
 * @param version 1, and one more for each correction
 * @param source who delivered it
 * @param control whether it is a control station (对照点), which is never part of the area's mean
 * @param concentrations by pollutant, µg/m³, CO mg/m³
 * @param marks {@code control}, {@code corrected}, {@code stuck}, {@code stale}
 */
public record ObservedHour(
        String area,
        String station,
        Instant at,
        int version,
        String source,
        boolean control,
        Map<Pollutant, BigDecimal> concentrations,
        List<String> marks) {

    /** A control station. */
    public static final String CONTROL = "control";

    /** Not the first value that came for this hour. */
    public static final String CORRECTED = "corrected";

    /** The same values for so many hours that the instrument or the feed stands still. */
    public static final String STUCK = "stuck";

    /** The latest hour of its place, and already old. */
    public static final String STALE = "stale";

    public ObservedHour {
        concentrations = Map.copyOf(concentrations);
        marks = List.copyOf(marks);
    }

    /** The place, so that hours can be grouped by it. */
    String place() {
        return area + "/" + station;
    }

    ObservedHour marked(List<String> all) {
        return new ObservedHour(area, station, at, version, source, control, concentrations, all);
    }
}
