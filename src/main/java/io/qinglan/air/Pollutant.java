package io.qinglan.air;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The six basic pollutants of GB 3095. Concentrations are in µg/m³, of CO in mg/m³. */
public enum Pollutant {
    PM25("PM2.5", "pm25", "µg/m³"),
    PM10("PM10", "pm10", "µg/m³"),
    SO2("SO2", "so2", "µg/m³"),
    NO2("NO2", "no2", "µg/m³"),
    CO("CO", "co", "mg/m³"),
    O3("O3", "o3", "µg/m³");

    private final String code;
    private final String field;
    private final String unit;

    Pollutant(String code, String field, String unit) {
        this.code = code;
        this.field = field;
        this.unit = unit;
    }

    /** The word used in forecasts, cases and on screen, such as {@code PM2.5}. */
    public String code() {
        return code;
    }

    /** The name of its column or JSON field, such as {@code pm25}. */
    public String field() {
        return field;
    }

    /** The unit its concentrations are given in. */
    public String unit() {
        return unit;
    }

    /** Whether it is a particulate, whose hourly index is counted in two ways before 2026. */
    public boolean particulate() {
        return this == PM25 || this == PM10;
    }

    /**
     * The pollutant of a code ({@code PM2.5}) or field name ({@code pm25}).
     *
     * @throws IllegalArgumentException when it is none of the six
     */
    public static Pollutant of(String word) {
        return Arrays.stream(values())
                .filter(pollutant -> pollutant.code.equals(word) || pollutant.field.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Arrays.stream(values()).map(Pollutant::code).collect(Collectors.joining(", ")) + ", got '"
                        + word + "'"));
    }
}
