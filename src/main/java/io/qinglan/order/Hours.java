package io.qinglan.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** Hours as tables and plans write them, to the second. */
final class Hours {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(3_600);
    private static final int DIGITS = 4;

    private Hours() {}

    /** The duration of so many hours. */
    static Duration of(BigDecimal hours) {
        return Duration.ofSeconds(
                hours.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** The hours from one instant to another, to four digits. */
    static BigDecimal between(Instant from, Instant to) {
        return BigDecimal.valueOf(Duration.between(from, to).toSeconds())
                .divide(SECONDS, DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
