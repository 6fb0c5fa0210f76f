package io.qinglan.air;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A pollutant with the time its concentration is averaged over: what an index table has a column for (评价指标). */
public enum Item {
    PM25_24H("PM2.5_24h", Pollutant.PM25, 24),
    PM25_1H("PM2.5_1h", Pollutant.PM25, 1),
    PM10_24H("PM10_24h", Pollutant.PM10, 24),
    PM10_1H("PM10_1h", Pollutant.PM10, 1),
    SO2_24H("SO2_24h", Pollutant.SO2, 24),
    SO2_1H("SO2_1h", Pollutant.SO2, 1),
    NO2_24H("NO2_24h", Pollutant.NO2, 24),
    NO2_1H("NO2_1h", Pollutant.NO2, 1),
    CO_24H("CO_24h", Pollutant.CO, 24),
    CO_1H("CO_1h", Pollutant.CO, 1),
    O3_8H("O3_8h", Pollutant.O3, 8),
    O3_1H("O3_1h", Pollutant.O3, 1);

    private final String code;
    private final Pollutant pollutant;
    private final int hours;

    Item(String code, Pollutant pollutant, int hours) {
        this.code = code;
        this.pollutant = pollutant;
        this.hours = hours;
    }

    /** The word used in standards and vectors, such as {@code PM2.5_24h}. */
    public String code() {
        return code;
    }

    /** The pollutant averaged. */
    public Pollutant pollutant() {
        return pollutant;
    }

    /** The hours averaged over: 1, 8 or 24. */
    public int hours() {
        return hours;
    }

    /**
     * The item of a code.
     *
     * @throws IllegalArgumentException when no item has this code
     */
    public static Item of(String code) {
        return Arrays.stream(values())
                .filter(item -> item.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Arrays.stream(values()).map(Item::code).collect(Collectors.joining(", ")) + ", got '" + code
                        + "'"));
    }

    /** The item of a pollutant over so many hours, such as O3 over 8. */
    public static Item of(Pollutant pollutant, int hours) {
        return Arrays.stream(values())
                .filter(item -> item.pollutant == pollutant && item.hours == hours)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no item of " + pollutant.code() + " over " + hours + " h"));
    }
}
