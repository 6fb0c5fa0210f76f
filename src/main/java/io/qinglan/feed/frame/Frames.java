package io.qinglan.feed.frame;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.FrameId;

/** The frames that were kept, to be read. */
@ApplicationScoped
public class Frames {

    private static final int HASH = 32;
    private static final Map<Character, String> OUTCOMES =
            Map.of('s', "stored", 'd', "duplicate", 'v', "revision", 'p', "parked", 'r', "refused");

    private final DataSource dataSource;

    Frames(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A frame by its name. */
    public Optional<StoredFrame> find(FrameId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** Frames by their names; what is not there is left out. */
    public Map<FrameId, StoredFrame> find(Collection<FrameId> ids) {
        Map<FrameId, StoredFrame> found = new HashMap<>();
        UUID[] batches = ids.stream().map(FrameId::batch).distinct().toArray(UUID[]::new);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select * from frame_batch where id = any(?) order by id")) {
            select.setArray(1, connection.createArrayOf("uuid", batches));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID batch = row.getObject("id", UUID.class);
                    byte[] content = content(row);
                    for (FrameId id : ids) {
                        if (id.batch().equals(batch) && id.position() < row.getInt("frames")) {
                            found.put(id, frame(id, row, content));
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the frames cannot be read", e);
        }
        return found;
    }

    private static StoredFrame frame(FrameId id, ResultSet row, byte[] content) throws SQLException {
        Integer[] ends = (Integer[]) row.getArray("ends").getArray();
        Integer[] peerOf = (Integer[]) row.getArray("peer_of").getArray();
        String[] peers = (String[]) row.getArray("peers").getArray();
        Timestamp[] received = (Timestamp[]) row.getArray("received").getArray();
        int at = id.position();
        String sender = peers[peerOf[at] - 1];
        int blank = sender.indexOf(' ');
        return new StoredFrame(
                id,
                Arrays.copyOfRange(content, at == 0 ? 0 : ends[at - 1], ends[at]),
                received[at].toInstant(),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                sender.substring(0, blank),
                sender.substring(blank + 1),
                OUTCOMES.get(row.getString("outcomes").charAt(at)),
                Arrays.copyOfRange(row.getBytes("hashes"), at * HASH, (at + 1) * HASH),
                row.getBytes("digest"));
    }

    private static byte[] content(ResultSet row) throws SQLException {
        byte[] kept = row.getBytes("content");
        if (row.getString("packing").equals("none")) {
            return kept;
        }
        Integer[] ends = (Integer[]) row.getArray("ends").getArray();
        byte[] content = new byte[ends[ends.length - 1]];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(kept);
            if (inflater.inflate(content) != content.length) {
                throw new IllegalStateException("a batch of frames does not unpack to its length");
            }
            return content;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a batch of frames does not unpack", e);
        } finally {
            inflater.end();
        }
    }
}
