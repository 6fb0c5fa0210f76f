package io.qinglan.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One record as a point sent it: what it says for one time. A frame's factors belong together and stay together.
 *
 * @param kind {@link RecordKind}
 * @param at the moment, or the begin of the period, as the instrument stamped it, to the microsecond
 * @param seconds length of the period; 0 for a moment or when not known
 * @param part number of the part of a split frame, from 1; 0 when whole
 * @param parts how many parts there are; 0 when whole
 * @param backfill whether the sender marks it as delivered late (RF of HJ 212-2025, or the field {@code backfill})
 * @param quality what the codec knows about it, {@link Quality}
 * @param dictionary by which dictionary its marks (x-Flag) are to be read, such as {@code hj-212-2017}; null when it carries none
 * @param items what it says
 */
public record PointRecord(
        String kind,
        Instant at,
        int seconds,
        int part,
        int parts,
        boolean backfill,
        int quality,
        String dictionary,
        Items items) {

    /** A record has a kind, a time and items. */
    public PointRecord {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(items, "items");
        at = at.truncatedTo(ChronoUnit.MICROS);
        quality = backfill ? quality | Quality.BACKFILL : quality;
    }

    /** A whole record delivered in time about which nothing special is known. */
    public static PointRecord of(String kind, Instant at, int seconds, String dictionary, Items items) {
        return new PointRecord(kind, at, seconds, 0, 0, false, 0, dictionary, items);
    }

    /** The same record with more known about it, {@link Quality}. */
    public PointRecord with(int more) {
        return new PointRecord(kind, at, seconds, part, parts, backfill, quality | more, dictionary, items);
    }
}
