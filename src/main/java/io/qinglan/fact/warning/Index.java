package io.qinglan.fact.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact index values as whole numbers: 1 unit is a ten-thousandth of an index point. Sums and comparisons stay exact. */
public final class Index {

    /** Units in one index point. */
    public static final int SCALE = 10_000;

    /** Marks a missing value. */
    public static final int MISSING = Integer.MIN_VALUE;

    private static final int DECIMALS = 4;
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(5_000);

    private Index() {}

    /**
     * An index value in units.
     *
     * @throws IllegalArgumentException when it is negative, beyond any index, or has more than four decimals
     */
    public static int scaled(BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(HIGHEST) > 0) {
            throw new IllegalArgumentException("expected an index from 0 to 5000, got " + value.toPlainString());
        }
        try {
            return value.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "expected an index of at most four decimals, got " + value.toPlainString(), e);
        }
    }

    /** A whole index value in units. */
    public static int scaled(int value) {
        return Math.multiplyExact(value, SCALE);
    }

    /** The value of units as a number without trailing zeros; null for a missing one. */
    public static BigDecimal plain(long units) {
        if (units == MISSING) {
            return null;
        }
        BigDecimal value = BigDecimal.valueOf(units, DECIMALS).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
