package io.qinglan.forecast;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

import io.qinglan.air.Pollutant;

/** The concentrations of an hour as its JSON fields {@code pm25 … o3}, with bounds that tell a wrong unit from a bad day. */
final class HourFields {

    /** Above any hour ever measured, dust storms included; in µg/m³. */
    static final BigDecimal HIGHEST = BigDecimal.valueOf(20_000);

    /** CO in mg/m³; a larger number is nearly always µg/m³. */
    static final BigDecimal HIGHEST_CO = BigDecimal.valueOf(200);

    private HourFields() {}

    /** The concentrations of an hour; absent and null ones are left out. */
    static Map<Pollutant, BigDecimal> read(JsonInput hour) {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            BigDecimal value = hour.field(pollutant.field()).number(highest(pollutant), " " + pollutant.unit());
            if (value != null) {
                values.put(pollutant, value);
            }
        }
        return values;
    }

    /** The largest concentration taken of a pollutant. */
    static BigDecimal highest(Pollutant pollutant) {
        return pollutant == Pollutant.CO ? HIGHEST_CO : HIGHEST;
    }
}
