package io.qinglan.feed.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.qinglan.ledger.Leaf;

/** What a batch of frames commits to, reckoned anew from its bytes: frame by frame the time of receipt, the sender and the frame's hash. */
final class BatchDigest {

    private BatchDigest() {}

    /** The digest of the row of frame_batch at hand; null when its content cannot be unpacked. */
    static byte[] of(ResultSet row) throws SQLException {
        Integer[] ends = (Integer[]) row.getArray("ends").getArray();
        Timestamp[] received = (Timestamp[]) row.getArray("received").getArray();
        String[] peers = (String[]) row.getArray("peers").getArray();
        Integer[] peerOf = (Integer[]) row.getArray("peer_of").getArray();
        byte[] content = content(row, ends[ends.length - 1]);
        if (content == null) {
            return null;
        }
        MessageDigest digest = Leaf.sha256();
        MessageDigest ofFrame = Leaf.sha256();
        ByteBuffer head = ByteBuffer.allocate(12);
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            byte[] peer = peers[peerOf[i] - 1].getBytes(StandardCharsets.UTF_8);
            head.clear();
            head.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, received[i].toInstant()));
            head.putInt(peer.length);
            digest.update(head.array());
            digest.update(peer);
            ofFrame.update(content, from, ends[i] - from);
            digest.update(ofFrame.digest());
            from = ends[i];
        }
        return digest.digest();
    }

    private static byte[] content(ResultSet row, int length) throws SQLException {
        byte[] kept = row.getBytes("content");
        if (row.getString("packing").equals("none")) {
            return kept.length == length ? kept : null;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(kept);
            byte[] content = new byte[length];
            int filled = 0;
            while (filled < length && !inflater.finished()) {
                int more = inflater.inflate(content, filled, length - filled);
                if (more == 0 && inflater.needsInput()) {
                    return null;
                }
                filled += more;
            }
            return filled == length ? content : null;
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
