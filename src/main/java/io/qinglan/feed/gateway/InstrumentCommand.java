package io.qinglan.feed.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing the host asks of an instrument, and what came of it.
 *
 * @param mn the instrument
 * @param point the monitoring point it stands at
 * @param command the word of a {@link CommandKind}
 * @param code command code CN
 * @param parameters value of an interval; records, begin and end of a fetch
 * @param reason why it was asked
 * @param askedBy name of the person, null when the program asked
 * @param expiresAt it is not sent any more after this
 * @param state waiting, sent, done, refused (QnRtn other than 1), failed (ExeRtn other than 1), unanswered, expired
 * @param attempts how often it was sent
 * @param qn number of the request, yyyyMMddHHmmssSSS
 * @param qnReturn QnRtn of 9011: 1 ready, 2 refused, 3 password, 4 MN, 5 ST, 6 Flag, 7 QN, 8 CN, 9 CRC, 100 unknown
 * @param exeReturn ExeRtn of 9012: 1 done, 2 failed, 3 condition, 4 time-out, 5 busy, 6 fault, 100 no data
 * @param answer what the instrument said, by field
 * @param records records that came between 9011 and 9012
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstrumentCommand(
        UUID id,
        String mn,
        String point,
        String command,
        String code,
        Map<String, Object> parameters,
        String reason,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        String state,
        int attempts,
        String qn,
        Instant sentAt,
        Instant closedAt,
        String qnReturn,
        String exeReturn,
        Map<String, Object> answer,
        int records) {

    /** Waits until its instrument is connected. */
    public static final String WAITING = "waiting";

    /** Sent, the answer is awaited. */
    public static final String SENT = "sent";

    /** A command that has not been sent yet. */
    static InstrumentCommand waiting(
            UUID id,
            String mn,
            String point,
            String command,
            String code,
            Map<String, Object> parameters,
            String reason,
            String askedBy,
            Instant askedAt,
            Instant expiresAt) {
        return new InstrumentCommand(
                id,
                mn,
                point,
                command,
                code,
                parameters,
                reason,
                askedBy,
                askedAt,
                expiresAt,
                WAITING,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
    }
}
