package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The arithmetic of shares and limits, in exact decimals. */
final class Amounts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 6;

    private Amounts() {}

    /** At least the share, in whole units: {@code ceil(percent × units / 100)}. */
    static int unitsOf(BigDecimal percent, int units) {
        return percent.multiply(BigDecimal.valueOf(units))
                .divide(HUNDRED, 0, RoundingMode.CEILING)
                .intValueExact();
    }

    /** So many percent of a value; null when the value or the share is unknown. */
    static Quantity share(BigDecimal value, String unit, BigDecimal percent) {
        return value == null || percent == null
                ? null
                : new Quantity(plain(value.multiply(percent).movePointLeft(2)), unit);
    }

    /** What is left of a value after a cut of so many percent; null when the value is unknown. */
    static Quantity rest(BigDecimal value, String unit, BigDecimal cut) {
        return share(value, unit, HUNDRED.subtract(cut));
    }

    /** The cut a list row means, in percent of its base, else of the line's; null when neither is known. */
    static BigDecimal percentCut(ListRowFact row, LineFact line) {
        BigDecimal base =
                row.base() != null && row.base().value() != null ? row.base().value() : line.base();
        if (base == null || base.signum() == 0 || row.limitTo() == null) {
            return null;
        }
        return plain(base.subtract(row.limitTo().value()).multiply(HUNDRED).divide(base, DIGITS, RoundingMode.HALF_UP));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
