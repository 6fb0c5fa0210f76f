package io.qinglan.feed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;

import io.qinglan.ledger.Leaf;
import io.qinglan.store.BinaryCopy;

/** The evidence of one commit on its way into the table: all its frames byte for byte, with time, sender, channel and hash of each. */
final class FrameRow {

    private static final int SHORTEST_PACKED = 512;
    private static final int HASH = 32;

    private final List<Arrival> arrivals;

    FrameRow(List<Arrival> arrivals) {
        this.arrivals = arrivals;
    }

    /**
     * Writes the row in the connection's transaction.
     *
     * @param outcomes of the frames, in their order
     */
    void writeTo(Connection connection, UUID batch, Instant writtenAt, List<Kept> outcomes) throws SQLException {
        int[] ends = ends();
        byte[] content = content(ends[ends.length - 1]);
        byte[] packed = pack(content);
        Map<String, Integer> peers = new LinkedHashMap<>();
        int[] peerOf = new int[arrivals.size()];
        List<Instant> received = new ArrayList<>(arrivals.size());
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            peerOf[i] =
                    peers.computeIfAbsent(arrival.channel().code() + " " + arrival.peer(), peer -> peers.size() + 1);
            received.add(arrival.receivedAt());
        }
        byte[] hashes = hashes();
        BinaryCopy row = new BinaryCopy(
                "frame_batch",
                "id",
                "written_at",
                "frames",
                "ends",
                "received",
                "peers",
                "peer_of",
                "outcomes",
                "hashes",
                "digest",
                "packing",
                "content");
        row.row()
                .uuid(batch)
                .instant(writtenAt)
                .int32(arrivals.size())
                .int32s(ends)
                .instants(received);
        row.texts(List.copyOf(peers.keySet()))
                .int32s(peerOf)
                .text(letters(outcomes))
                .bytes(hashes);
        row.bytes(digest(hashes)).text(packed == null ? "none" : "deflate").bytes(packed == null ? content : packed);
        row.writeTo(connection);
    }

    /**
     * What a batch commits to, frame by frame: microseconds of receipt since 1970 (8 bytes), length of channel and peer in UTF-8 (4 bytes),
     * channel, a blank and peer, SHA-256 of the frame.
     */
    private byte[] digest(byte[] hashes) {
        MessageDigest digest = Leaf.sha256();
        ByteBuffer head = ByteBuffer.allocate(12);
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            byte[] peer = (arrival.channel().code() + " " + arrival.peer()).getBytes(StandardCharsets.UTF_8);
            head.clear();
            head.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, arrival.receivedAt()));
            head.putInt(peer.length);
            digest.update(head.array());
            digest.update(peer);
            digest.update(hashes, i * HASH, HASH);
        }
        return digest.digest();
    }

    private int[] ends() {
        int[] ends = new int[arrivals.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end = Math.addExact(end, arrivals.get(i).bytes().length);
            ends[i] = end;
        }
        return ends;
    }

    private byte[] content(int length) {
        byte[] content = new byte[length];
        int at = 0;
        for (Arrival arrival : arrivals) {
            System.arraycopy(arrival.bytes(), 0, content, at, arrival.bytes().length);
            at += arrival.bytes().length;
        }
        return content;
    }

    private byte[] hashes() {
        MessageDigest sha256 = Leaf.sha256();
        byte[] hashes = new byte[arrivals.size() * HASH];
        for (int i = 0; i < arrivals.size(); i++) {
            System.arraycopy(sha256.digest(arrivals.get(i).bytes()), 0, hashes, i * HASH, HASH);
        }
        return hashes;
    }

    private static String letters(List<Kept> outcomes) {
        StringBuilder letters = new StringBuilder(outcomes.size());
        outcomes.forEach(kept -> letters.append(letter(kept.outcome())));
        return letters.toString();
    }

    /** The letter of an outcome in the row. */
    static char letter(Outcome outcome) {
        return switch (outcome) {
            case STORED -> 's';
            case DUPLICATE -> 'd';
            case REVISION -> 'v';
            case PARKED -> 'p';
            case REFUSED -> 'r';
        };
    }

    /** The content in fewer bytes, or null when it would not become smaller. */
    private static byte[] pack(byte[] content) {
        if (content.length < SHORTEST_PACKED) {
            return null;
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
            byte[] part = new byte[1 << 15];
            while (!deflater.finished() && packed.size() < content.length) {
                packed.write(part, 0, deflater.deflate(part));
            }
            return deflater.finished() && packed.size() < content.length ? packed.toByteArray() : null;
        } finally {
            deflater.end();
        }
    }
}
