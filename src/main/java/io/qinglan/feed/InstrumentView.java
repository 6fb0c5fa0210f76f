package io.qinglan.feed;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An instrument as it is shown: without its password and key.
 *
 * @param passwordSet whether its password is checked
 * @param sm4 whether a key of SM4 is kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstrumentView(
        String mn,
        boolean passwordSet,
        boolean sm4,
        String edition,
        String dictionary,
        List<String> quirks,
        Instrument.HourStamp hourStamp,
        String flowUnit,
        Integer realtimeSeconds,
        Integer minuteMinutes,
        long clockOffsetSeconds,
        String registeredBy,
        Instant registeredAt,
        Instant retiredAt,
        int version) {}
