package io.qinglan.feed.bus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.Refusal;

/**
 * An arrival as the bytes of a message: what came, and what the gateway that took it made of it, so that whoever writes it needs neither
 * the instrument's settings nor the other parts of a split packet. The first byte is the version of this form.
 */
final class ArrivalBytes {

    private static final int VERSION = 1;
    private static final int LARGEST = 64 << 20;

    private ArrivalBytes() {}

    /** The bytes of an arrival. */
    static byte[] write(Arrival arrival) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(arrival.bytes().length + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            block(out, arrival.bytes());
            instant(out, arrival.receivedAt());
            text(out, arrival.peer());
            text(out, arrival.channel().code());
            text(out, arrival.mn());
            out.writeBoolean(arrival.parked());
            refusal(out, arrival.refusal());
            out.writeInt(arrival.entries().size());
            for (Arrival.Entry entry : arrival.entries()) {
                text(out, entry.point());
                refusal(out, entry.refusal());
                record(out, entry.record());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void record(DataOutputStream out, PointRecord record) throws IOException {
        out.writeBoolean(record != null);
        if (record != null) {
            text(out, record.kind());
            instant(out, record.at());
            out.writeInt(record.seconds());
            out.writeInt(record.part());
            out.writeInt(record.parts());
            out.writeBoolean(record.backfill());
            out.writeInt(record.quality());
            text(out, record.dictionary());
            text(out, record.items().names());
            text(out, record.items().values());
        }
    }

    private static void refusal(DataOutputStream out, Refusal refusal) throws IOException {
        text(out, refusal == null ? null : refusal.cause());
        text(out, refusal == null ? null : refusal.detail());
    }

    private static void instant(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        block(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void block(DataOutputStream out, byte[] block) throws IOException {
        out.writeInt(block == null ? -1 : block.length);
        if (block != null) {
            out.write(block);
        }
    }

    /**
     * The arrival of some bytes.
     *
     * @throws IOException when they are not of this form
     */
    static Arrival read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("expected version " + VERSION + " of the form, got " + version);
            }
            byte[] frame = block(in);
            Instant receivedAt = instant(in);
            String peer = text(in);
            Channel channel = Channel.valueOf(text(in).toUpperCase(Locale.ROOT));
            String mn = text(in);
            boolean parked = in.readBoolean();
            Refusal refusal = refusal(in);
            int count = in.readInt();
            List<Arrival.Entry> entries = new ArrayList<>(Math.min(count, 1024));
            for (int i = 0; i < count; i++) {
                String point = text(in);
                Refusal refused = refusal(in);
                entries.add(new Arrival.Entry(point, record(in), refused));
            }
            return new Arrival(frame, receivedAt, peer, channel, mn, entries, parked, refusal);
        } catch (RuntimeException e) {
            throw new IOException("the message is not an arrival", e);
        }
    }

    private static PointRecord record(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        return new PointRecord(
                text(in),
                instant(in),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readBoolean(),
                in.readInt(),
                text(in),
                new Items(text(in), text(in)));
    }

    private static Refusal refusal(DataInputStream in) throws IOException {
        String cause = text(in);
        String detail = text(in);
        return cause == null ? null : new Refusal(cause, detail);
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] block = block(in);
        return block == null ? null : new String(block, StandardCharsets.UTF_8);
    }

    private static byte[] block(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > LARGEST) {
            throw new IOException("a length of " + length);
        }
        byte[] block = in.readNBytes(length);
        if (block.length < length) {
            throw new IOException("the message ends too early");
        }
        return block;
    }
}
