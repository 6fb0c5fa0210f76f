package io.qinglan.warning.alert;

import java.time.Instant;
import java.util.UUID;

/**
 * One sending of a message to the public by one channel (发布渠道记录).
 *
 * @param version of the warning it told of
 * @param person who sent it
 * @param reached how many it reached, null when the channel does not say
 * @param proof what proves it, null when nothing does
 * @param enteredBy who put it on record
 * @param decision its record in the ledger
 */
public record ChannelUse(
        UUID id,
        int version,
        String channel,
        Instant sentAt,
        String person,
        Long reached,
        String proof,
        String enteredBy,
        Instant enteredAt,
        UUID decision) {}
