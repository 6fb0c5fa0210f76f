package io.qinglan.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One record on its way into the table of readings, and what becomes of it. */
final class ReadingRow {

    final FrameId frame;
    final int entry;
    final SeriesBook.Series series;
    final PointRecord record;
    final Instant receivedAt;
    final int layout;
    final String values;
    final byte[] valueBytes;
    final long digest;
    Outcome outcome;
    Refusal refusal;

    ReadingRow(
            FrameId frame,
            int entry,
            SeriesBook.Series series,
            PointRecord record,
            Instant receivedAt,
            LayoutBook.Placed placed,
            MessageDigest sha256) {
        this.frame = frame;
        this.entry = entry;
        this.series = series;
        this.record = record;
        this.receivedAt = receivedAt;
        this.layout = placed.layout();
        this.values = placed.values();
        this.valueBytes = placed.values().getBytes(StandardCharsets.UTF_8);
        this.digest = digest(sha256);
    }

    /** Microseconds of its time since 1970. */
    long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, record.at());
    }

    void refuse(String cause, String detail) {
        outcome = Outcome.REFUSED;
        refusal = new Refusal(cause, detail);
    }

    /** What tells one statement of a series and time from another: the first eight bytes of SHA-256 of layout, part and values. */
    private long digest(MessageDigest sha256) {
        sha256.update(
                ByteBuffer.allocate(8).putInt(layout).putInt(record.part()).array());
        return ByteBuffer.wrap(sha256.digest(valueBytes)).getLong();
    }
}
