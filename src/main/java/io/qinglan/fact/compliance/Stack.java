package io.qinglan.fact.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * One hour of an outlet's instruments. NaN and missing keys mean that there is no valid figure.
 *
 * @param start begin of the hour
 * @param minutes its length
 * @param flow flow of the flue gas
 * @param oxygen oxygen, percent
 * @param temperature temperature of the flue gas, degrees Celsius
 * @param concentration by pollutant ({@code SO2, NOx, PM}), mg/m3 at the reference oxygen of the outlet
 * @param massKg by pollutant, kg in the hour
 * @param marks classes of the data marks in it
 * @param completeness how much of the hour is covered, 0 to 1
 */
public record Stack(
        Instant start,
        int minutes,
        double flow,
        double oxygen,
        double temperature,
        Map<String, Double> concentration,
        Map<String, Double> massKg,
        Set<Mark> marks,
        double completeness) {

    /** Keeps unchangeable copies; null counts as empty. */
    public Stack {
        concentration = concentration == null ? Map.of() : Map.copyOf(concentration);
        massKg = massKg == null ? Map.of() : Map.copyOf(massKg);
        marks = marks == null ? Set.of() : Set.copyOf(marks);
    }

    /** End of the hour. */
    public Instant end() {
        return start.plus(Duration.ofMinutes(minutes));
    }

    /** Whether any of flow, oxygen and temperature is known. */
    public boolean anyFigure() {
        return !Double.isNaN(flow) || !Double.isNaN(oxygen) || !Double.isNaN(temperature);
    }
}
