package io.qinglan.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.fact.obligation.DailySpan;

/**
 * What binds a site beside responses.
 *
 * @param kind off_peak_production 错峰生产, off_peak_transport 错峰运输 or special_period 特殊时段 of its permit
 * @param target a line, {@code enterprise} or a vehicle class
 * @param amount in {@code unit}, null where nothing numeric is asked
 * @param limitValue what may still be run in {@code limitUnit}, or null
 * @param allowed vehicle classes that stay allowed
 * @param daily hours of the day, empty = all day
 * @param until its end, null when open
 * @param basis the document it stands in
 * @param clause the place in it, or null
 * @param endedAt when it was taken back before its time, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StandingDuty(
        UUID id,
        String site,
        String kind,
        String scope,
        String target,
        String action,
        BigDecimal amount,
        String unit,
        BigDecimal limitValue,
        String limitUnit,
        List<String> allowed,
        List<DailySpan> daily,
        Instant start,
        Instant until,
        String basis,
        String clause,
        String filedBy,
        Instant filedAt,
        Instant endedAt,
        String endReason,
        UUID decision) {

    /** When it stops to hold: at its end, or when it was taken back; null when open. */
    Instant end() {
        return endedAt != null && (until == null || endedAt.isBefore(until)) ? endedAt : until;
    }
}
