package io.qinglan.feed.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Leaf;
import io.qinglan.ledger.tree.Growth;

/**
 * Roots over the frames of each hour, written into the ledger: from then on nobody can change, add or take away a frame of that hour
 * without the ledger telling.
 */
@ApplicationScoped
public class FrameRoots {

    private static final Logger LOG = Logger.getLogger(FrameRoots.class);
    private static final Actor PROGRAM = Actor.program("frame roots");
    private static final int FETCH = 20;

    private final DataSource database;
    private final Decisions decisions;
    private final Clock clock;

    /** Made by the container. */
    FrameRoots(DataSource database, Decisions decisions, Clock clock) {
        this.database = database;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** What the tree of an hour came to. */
    private record Sum(int batches, long frames, byte[] root) {}

    /** The begin of the first hour from a moment on that has a frame; empty when there is none. */
    Optional<Instant> firstHour(Instant from) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select id from frame_batch where id >= ? order by id limit 1")) {
            select.setObject(1, firstName(from));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(Instant.ofEpochMilli(
                                        row.getObject(1, UUID.class).getMostSignificantBits() >>> 16)
                                .truncatedTo(ChronoUnit.HOURS))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The last hour that has a root. */
    Optional<Instant> lastHour() {
        return read("order by hour desc limit 1").stream().map(FrameRoot::hour).findFirst();
    }

    /** Takes the root of an hour and records it, unless the last one covers as many batches already. */
    @Transactional
    public Optional<FrameRoot> take(Instant hour) {
        Optional<FrameRoot> before = of(hour);
        try (Connection connection = database.getConnection()) {
            if (before.isPresent() && !more(connection, hour, before.get())) {
                return Optional.empty();
            }
            Sum sum = sum(connection, hour, false, new ArrayList<>());
            return sum.batches() == 0 ? Optional.empty() : Optional.of(record(connection, hour, before, sum));
        } catch (SQLException e) {
            throw new IllegalStateException("the root of " + hour + " was not kept", e);
        }
    }

    /** Fewer batches than a root covers never get a root of their own: that is what roots are there to tell. */
    private static boolean more(Connection connection, Instant hour, FrameRoot before) throws SQLException {
        int count = count(connection, hour);
        if (count < before.batches()) {
            LOG.errorf("of %d batches of %s only %d are there", before.batches(), hour, count);
        }
        return count > before.batches();
    }

    private FrameRoot record(Connection connection, Instant hour, Optional<FrameRoot> before, Sum sum)
            throws SQLException {
        int part = before.map(FrameRoot::part).orElse(0) + 1;
        String root = HexFormat.of().formatHex(sum.root());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("root", root);
        output.put("batches", sum.batches());
        output.put("frames", sum.frames());
        UUID decision = decisions
                .append(new Decision(
                        "feed.hour_rooted",
                        hour.toString(),
                        now,
                        null,
                        null,
                        List.of(),
                        Map.of("hour", hour, "part", part),
                        List.of(),
                        output,
                        PROGRAM))
                .id();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into frame_root (hour, part, batches, frames, root, decision, recorded_at) values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setObject(1, hour.atOffset(ZoneOffset.UTC));
            insert.setInt(2, part);
            insert.setInt(3, sum.batches());
            insert.setLong(4, sum.frames());
            insert.setBytes(5, sum.root());
            insert.setObject(6, decision);
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return new FrameRoot(hour, part, sum.batches(), sum.frames(), root, decision, now);
    }

    /** Reads every byte of an hour's frames again and compares with the root in the ledger. */
    @Transactional
    public RootCheck check(Instant hour) {
        Optional<FrameRoot> recorded = of(hour);
        List<UUID> broken = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            Sum sum = sum(connection, hour, true, broken);
            String found = HexFormat.of().formatHex(sum.root());
            boolean holds = broken.isEmpty()
                    && recorded.map(FrameRoot::root).filter(found::equals).isPresent();
            return new RootCheck(hour, holds, recorded.map(FrameRoot::root).orElse(null), found, sum.batches(), broken);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The last root of an hour. */
    public Optional<FrameRoot> of(Instant hour) {
        return read("where hour = ? order by part desc limit 1", hour.atOffset(ZoneOffset.UTC)).stream()
                .findFirst();
    }

    /** Roots before an hour and part, newest first. */
    List<FrameRoot> before(Instant hour, int part, int limit) {
        return read(
                "where (hour, part) < (?, ?) order by hour desc, part desc limit " + limit,
                hour.atOffset(ZoneOffset.UTC),
                part);
    }

    private static int count(Connection connection, Instant hour) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from frame_batch where id >= ? and id < ?")) {
            select.setObject(1, firstName(hour));
            select.setObject(2, firstName(hour.plus(Duration.ofHours(1))));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Sum sum(Connection connection, Instant hour, boolean everyByte, List<UUID> broken)
            throws SQLException {
        Growth tree = new Growth((level, index, tile) -> {});
        int batches = 0;
        long frames = 0;
        try (PreparedStatement select = connection.prepareStatement("select "
                + (everyByte ? "*" : "id, frames, digest")
                + " from frame_batch where id >= ? and id < ? order by id")) {
            select.setFetchSize(FETCH);
            select.setObject(1, firstName(hour));
            select.setObject(2, firstName(hour.plus(Duration.ofHours(1))));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byte[] digest = row.getBytes("digest");
                    if (everyByte && !Arrays.equals(digest, BatchDigest.of(row))) {
                        broken.add(row.getObject("id", UUID.class));
                    }
                    tree.add(Leaf.hash(digest));
                    batches++;
                    frames += row.getInt("frames");
                }
            }
        }
        return new Sum(batches, frames, tree.root());
    }

    /** The first name (UUID version 7) a batch of this moment can have. */
    private static UUID firstName(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    private List<FrameRoot> read(String where, Object... values) {
        List<FrameRoot> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select * from frame_root " + where)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new FrameRoot(
                            row.getTimestamp("hour").toInstant(),
                            row.getInt("part"),
                            row.getInt("batches"),
                            row.getLong("frames"),
                            HexFormat.of().formatHex(row.getBytes("root")),
                            row.getObject("decision", UUID.class),
                            row.getTimestamp("recorded_at").toInstant()));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found;
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the frames and their roots cannot be read", e);
    }
}
