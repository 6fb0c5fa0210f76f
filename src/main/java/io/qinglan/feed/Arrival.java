package io.qinglan.feed;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A frame or body as it came, and what was made of it: records of a point, or the reason it was refused, or neither (a heart-beat, an
 * answer, an instrument nobody has registered). The bytes are kept in every case.
 *
 * @param bytes exactly what came, from the header to the tail; not to be changed afterwards
 * @param receivedAt when its last byte came
 * @param peer who sent it: address and port, topic, key; never a password
 * @param channel by which way
 * @param mn the instrument's number as sent, null when there is none
 * @param entries what it holds, point by point; empty for a heart-beat or an answer, and when parked or refused
 * @param parked whether its instrument is not registered: to be turned into readings when it is
 * @param refusal why it was refused, null when it was not
 */
public record Arrival(
        byte[] bytes,
        Instant receivedAt,
        String peer,
        Channel channel,
        String mn,
        List<Entry> entries,
        boolean parked,
        Refusal refusal) {

    /**
     * One record in a frame or body: of which point, and what it says; or why it was refused while others of the body stand.
     *
     * @param point code of the monitoring point; null when refused
     * @param record what it says; null when refused
     * @param refusal why it was refused, null when it was not
     */
    public record Entry(String point, PointRecord record, Refusal refusal) {}

    /** Bytes, a time and a sender are there always. */
    public Arrival {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(channel, "channel");
    }

    /** A frame that holds one record of a registered point. */
    public static Arrival of(
            byte[] bytes,
            Instant receivedAt,
            String peer,
            Channel channel,
            String mn,
            String point,
            PointRecord record) {
        return new Arrival(bytes, receivedAt, peer, channel, mn, List.of(new Entry(point, record, null)), false, null);
    }

    /** A body of many records. */
    public static Arrival of(byte[] bytes, Instant receivedAt, String peer, Channel channel, List<Entry> entries) {
        return new Arrival(bytes, receivedAt, peer, channel, null, entries, false, null);
    }

    /** A frame that is evidence and holds no record: a heart-beat, an answer, a request. */
    public static Arrival withoutRecord(byte[] bytes, Instant receivedAt, String peer, Channel channel, String mn) {
        return new Arrival(bytes, receivedAt, peer, channel, mn, List.of(), false, null);
    }

    /** A frame of an instrument that is not registered. */
    public static Arrival parked(byte[] bytes, Instant receivedAt, String peer, Channel channel, String mn) {
        return new Arrival(bytes, receivedAt, peer, channel, Objects.requireNonNull(mn, "mn"), List.of(), true, null);
    }

    /** Bytes that were refused. */
    public static Arrival refused(
            byte[] bytes, Instant receivedAt, String peer, Channel channel, String mn, Refusal refusal) {
        return new Arrival(bytes, receivedAt, peer, channel, mn, List.of(), false, Objects.requireNonNull(refusal));
    }
}
