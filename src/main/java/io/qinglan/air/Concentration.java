package io.qinglan.air;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * An exact mass concentration, numerator / denominator, in µg/m³ (CO mg/m³). Means of hours are thirds and twenty-fourths, and an index
 * is rounded up, so a binary fraction could move an index by one.
 *
 * @param numerator not negative
 * @param denominator 1 to {@value #LARGEST_DENOMINATOR}; the fraction is kept in lowest terms
 */
public record Concentration(long numerator, long denominator) implements Comparable<Concentration> {

    /** Keeps every product of the index formula inside a long. */
    static final long LARGEST_DENOMINATOR = 1_000_000_000_000L;

    /** Decimals read from a number; what a service writes beyond them is the noise of its floating point. */
    private static final int DECIMALS = 9;

    private static final long LARGEST = 100_000;

    public Concentration {
        if (numerator < 0 || denominator < 1 || denominator > LARGEST_DENOMINATOR) {
            throw new IllegalArgumentException(
                    "expected a concentration of 0 or more, got " + numerator + "/" + denominator);
        }
        long divisor = gcd(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
        if (numerator / denominator >= LARGEST) {
            throw new IllegalArgumentException(
                    "expected a concentration below " + LARGEST + ", got " + numerator / denominator);
        }
    }

    /**
     * The concentration of a decimal number, exact to nine decimals.
     *
     * @throws IllegalArgumentException when it is negative or a hundred thousand and more
     */
    public static Concentration of(BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(LARGEST)) >= 0) {
            throw new IllegalArgumentException(
                    "expected a concentration from 0 to below " + LARGEST + ", got " + value);
        }
        BigDecimal exact = value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_EVEN) : value;
        int scale = Math.max(exact.scale(), 0);
        return new Concentration(exact.setScale(scale).unscaledValue().longValueExact(), power(scale));
    }

    /** The concentration written so, such as {@code "60.5"}. */
    public static Concentration of(String value) {
        return of(new BigDecimal(value));
    }

    /** The concentration of a whole number. */
    public static Concentration of(long value) {
        return new Concentration(value, 1);
    }

    /**
     * The exact mean of some concentrations.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static Concentration mean(Collection<Concentration> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected at least one concentration for a mean, got none");
        }
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (Concentration value : values) {
            BigInteger other = BigInteger.valueOf(value.denominator);
            numerator = numerator
                    .multiply(other)
                    .add(BigInteger.valueOf(value.numerator).multiply(denominator));
            denominator = denominator.multiply(other);
            BigInteger divisor = numerator.gcd(denominator);
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
        return reduced(numerator, denominator.multiply(BigInteger.valueOf(values.size())));
    }

    private static Concentration reduced(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        BigInteger lowest = denominator.divide(divisor);
        if (lowest.compareTo(BigInteger.valueOf(LARGEST_DENOMINATOR)) <= 0) {
            return new Concentration(numerator.divide(divisor).longValueExact(), lowest.longValueExact());
        }
        return of(new BigDecimal(numerator).divide(new BigDecimal(denominator), DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** Rounded to so many decimals by GB/T 8170: half to even (四舍六入五成双). */
    public Concentration rounded(int decimals) {
        long scale = power(decimals);
        return new Concentration(halfEven(numerator, denominator, scale), scale);
    }

    /** Half-even of {@code numerator × scale / denominator}. */
    static long halfEven(long numerator, long denominator, long scale) {
        long scaled = Math.multiplyExact(numerator, scale);
        long whole = scaled / denominator;
        long twice = 2 * (scaled - whole * denominator);
        boolean up = twice > denominator || (twice == denominator && (whole & 1) == 1);
        return up ? whole + 1 : whole;
    }

    /** As a decimal with at most so many decimals, half to even; for display and JSON. */
    public BigDecimal decimal(int decimals) {
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }

    @Override
    public int compareTo(Concentration other) {
        return BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(other.denominator))
                .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    }

    @Override
    public String toString() {
        return decimal(6).toPlainString();
    }

    private static long power(int decimals) {
        long power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        return power;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.max(a, 1) : gcd(b, a % b);
    }
}
