package io.qinglan.feed.energy;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * From a moment on another meter counts, or the same behind other ratios.
 *
 * @param at the moment
 * @param ct ratio of the current transformer from then on; absent: 1
 * @param pt ratio of the voltage transformer from then on; absent: 1
 * @param capacity at which the register begins again at 0, such as 1000000; absent: not known
 * @param shownBefore what the register before showed last, absent: nobody read it
 * @param shownAfter what the register showed first, absent: nobody read it
 * @param reason why
 * @param document what proves it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeterChange(
        @NotNull(message = "the moment of the change") Instant at,
        @Positive(message = "above 0") BigDecimal ct,
        @Positive(message = "above 0") BigDecimal pt,
        @Positive(message = "above 0") BigDecimal capacity,

        @DecimalMin(value = "0", message = "0 or more") BigDecimal shownBefore,

        @DecimalMin(value = "0", message = "0 or more") BigDecimal shownAfter,

        @NotBlank(message = "why the meter or the ratio was changed")
        String reason,

        String document) {

    /** Ratios that are not said are 1. */
    public MeterChange {
        ct = ct == null ? BigDecimal.ONE : ct;
        pt = pt == null ? BigDecimal.ONE : pt;
    }
}
