package io.qinglan.forecast.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.qinglan.air.Pollutant;
import io.qinglan.forecast.JsonInput;

/**
 * Concentrations of services in the units of the standards. Shares of volume are turned into mass at the reference state of GB 3095-2026
 * (3.14: 298.15 K, 1013.25 hPa), at which a mole of gas takes 24.465 litres.
 */
final class Units {

    private static final BigDecimal LITRES = new BigDecimal("24.465");
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000);

    /** Grams of a mole. */
    private static final Map<Pollutant, BigDecimal> MOLAR_MASS = new EnumMap<>(Map.of(
            Pollutant.SO2, new BigDecimal("64.066"),
            Pollutant.NO2, new BigDecimal("46.006"),
            Pollutant.CO, new BigDecimal("28.010"),
            Pollutant.O3, new BigDecimal("47.998")));

    private Units() {}

    /** The pollutant of a service's code: {@code pm25}, {@code pm2p5}, {@code pm2_5}, {@code PM2.5}, {@code o3} … */
    static Pollutant pollutant(String code) {
        return Pollutant.of(code.toLowerCase(Locale.ROOT)
                .replace("pm2p5", "pm25")
                .replace("pm2_5", "pm25")
                .replace("pm2.5", "pm25"));
    }

    /** Adds the concentration of an entry {@code {code, concentration: {value, unit}}}; a pollutant not among the six is passed over. */
    static void add(JsonInput entry, String unitField, Map<Pollutant, BigDecimal> values) {
        Pollutant pollutant = known(entry.field("code").node().asText());
        JsonInput concentration = entry.field("concentration");
        if (pollutant == null || !concentration.field("value").present()) {
            return;
        }
        BigDecimal value = concentration.field("value").number(HIGHEST, "");
        BigDecimal factor =
                concentration.field(unitField).required("µg/m3, mg/m3, ppb or ppm", unit -> factor(pollutant, unit));
        if (value != null && factor != null) {
            values.put(pollutant, plain(value.multiply(factor, MathContext.DECIMAL64)));
        }
    }

    /** Without the zeros that a conversion leaves behind. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Pollutant known(String code) {
        try {
            return pollutant(code);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * What to multiply by to come to µg/m³, of CO to mg/m³.
     *
     * @throws IllegalArgumentException when the unit is not known, or a share of volume is given of particulates
     */
    static BigDecimal factor(Pollutant pollutant, String unit) {
        String plain = unit.toLowerCase(Locale.ROOT)
                .replace('μ', 'u')
                .replace('µ', 'u')
                .replace("³", "3");
        BigDecimal micrograms = switch (plain) {
            case "ug/m3", "micrograms_per_cubic_meter" -> BigDecimal.ONE;
            case "mg/m3", "milligrams_per_cubic_meter" -> BigDecimal.valueOf(1000);
            case "ppb", "parts_per_billion" -> massPerShare(pollutant, unit);
            case "ppm", "parts_per_million" -> massPerShare(pollutant, unit).movePointRight(3);
            default -> throw new IllegalArgumentException("unknown unit " + unit);
        };
        return pollutant == Pollutant.CO ? micrograms.movePointLeft(3) : micrograms;
    }

    private static BigDecimal massPerShare(Pollutant pollutant, String unit) {
        if (pollutant.particulate()) {
            throw new IllegalArgumentException(unit + " is no unit of " + pollutant.code());
        }
        return MOLAR_MASS.get(pollutant).divide(LITRES, MathContext.DECIMAL64);
    }
}
