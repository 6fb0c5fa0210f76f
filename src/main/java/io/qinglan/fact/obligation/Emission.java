package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Daily emission of the four pollutants that response plans count, in milligrams a day: whole numbers, so that sums over a city are
 * exact whatever their order.
 */
public record Emission(long so2, long nox, long pm, long vocs) {

    /** No emission, also where no figure is known. */
    public static final Emission NONE = new Emission(0, 0, 0, 0);

    private static final int DECIMALS = 6;

    /** An emission of figures in kg a day; null counts as 0, digits beyond the sixth decimal are rounded. */
    public static Emission ofKilograms(BigDecimal so2, BigDecimal nox, BigDecimal pm, BigDecimal vocs) {
        return new Emission(milligrams(so2), milligrams(nox), milligrams(pm), milligrams(vocs));
    }

    /** Whether any figure is above 0. */
    public boolean above0() {
        return so2 > 0 || nox > 0 || pm > 0 || vocs > 0;
    }

    /** The sum of both. */
    public Emission plus(Emission other) {
        if (other == NONE) {
            return this;
        }
        return this == NONE ? other : new Emission(so2 + other.so2, nox + other.nox, pm + other.pm, vocs + other.vocs);
    }

    /** This emission times {@code part / whole}, rounded half up to the milligram; none when the part is not above 0. */
    public Emission times(long part, long whole) {
        if (part <= 0 || this == NONE) {
            return NONE;
        }
        if (part == whole) {
            return this;
        }
        return new Emission(
                scaled(so2, part, whole), scaled(nox, part, whole), scaled(pm, part, whole), scaled(vocs, part, whole));
    }

    /** The figure of a pollutant in kg a day: SO2, NOx, PM or VOCs. */
    public BigDecimal kilograms(String pollutant) {
        long figure = switch (pollutant) {
            case "SO2" -> so2;
            case "NOx" -> nox;
            case "PM" -> pm;
            case "VOCs" -> vocs;
            default -> throw new IllegalArgumentException("expected SO2, NOx, PM or VOCs, got " + pollutant);
        };
        return BigDecimal.valueOf(figure, DECIMALS);
    }

    private static long milligrams(BigDecimal kilograms) {
        return kilograms == null
                ? 0
                : kilograms
                        .movePointRight(DECIMALS)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static long scaled(long figure, long part, long whole) {
        long high = Math.multiplyHigh(figure, part);
        long low = figure * part;
        if (high == 0 && low >= 0 && low <= Long.MAX_VALUE - whole) {
            return (low + whole / 2) / whole;
        }
        return BigDecimal.valueOf(figure)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
