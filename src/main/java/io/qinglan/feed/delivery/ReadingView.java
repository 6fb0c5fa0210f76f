package io.qinglan.feed.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.feed.evidence.Correction;

/**
 * One factor of a point for one time, as it is read.
 *
 * @param point code of the point
 * @param kind kind of record: realtime, minute, hour, day, s900 …
 * @param at the moment, or the begin of the period
 * @param seconds length of the period, 0 for a moment or when not known
 * @param factor code of the factor
 * @param value its value: of a moment {@code Rtd}, of a period {@code Avg}; null when it is no number
 * @param values all that was sent of it, by suffix, as text as sent
 * @param mark its mark as sent, null when none was
 * @param markDictionary dictionary of the mark
 * @param backfill whether it came late
 * @param quality what is known about how it came
 * @param revised whether another value was known before
 * @param receivedAt when it came
 * @param frame the frame that says so
 * @param corrections what people put beside it, the one that holds first; null when there is none. The value stays as sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadingView(
        String point,
        String kind,
        Instant at,
        int seconds,
        String factor,
        BigDecimal value,
        Map<String, String> values,
        String mark,
        String markDictionary,
        boolean backfill,
        List<String> quality,
        boolean revised,
        Instant receivedAt,
        String frame,
        List<Correction> corrections) {

    /** The same with what people put beside it. */
    ReadingView with(List<Correction> found) {
        return new ReadingView(
                point,
                kind,
                at,
                seconds,
                factor,
                value,
                values,
                mark,
                markDictionary,
                backfill,
                quality,
                revised,
                receivedAt,
                frame,
                found);
    }
}
