package io.qinglan.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * The signed checkpoints of the ledger, and proofs against them. A checkpoint is made when so many decisions or so much time have gone
 * by since the last one; what it covers can be proved from then on.
 */
@ApplicationScoped
public class Checkpoints {

    private final DataSource dataSource;
    private final LedgerKeys keys;
    private final Clock clock;
    private final int leaves;
    private final Duration age;

    /** Made by the container. */
    Checkpoints(
            DataSource dataSource,
            LedgerKeys keys,
            Clock clock,
            @ConfigProperty(name = "qinglan.ledger.checkpoint.leaves") int leaves,
            @ConfigProperty(name = "qinglan.ledger.checkpoint.age") Duration age) {
        this.dataSource = dataSource;
        this.keys = keys;
        this.clock = clock;
        this.leaves = leaves;
        this.age = age;
    }

    /** The last checkpoint, empty while nothing has been signed. */
    public Optional<Checkpoint> last() {
        return read("select size, root, note, signed_at from ledger_checkpoint order by size desc limit 1", null);
    }

    /** The checkpoint over exactly so many leaves, empty when none was signed there. */
    public Optional<Checkpoint> at(long size) {
        return read("select size, root, note, signed_at from ledger_checkpoint where size = ?", size);
    }

    /** The first checkpoint that covers the decision at this place, empty while none does. */
    public Optional<Checkpoint> covering(long index) {
        return read(
                "select size, root, note, signed_at from ledger_checkpoint where size > ? order by size limit 1",
                index);
    }

    /**
     * The audit path of a leaf, hashes in lower-case hex from the leaf up.
     *
     * @param size a tree that a checkpoint covers
     * @throws Problem 422 when the tree is not signed yet or has no such leaf
     */
    public List<String> inclusion(long index, long size) {
        requireSigned("size", size);
        if (index < 0 || index >= size) {
            throw Problem.invalid(InputError.parameter("index", "0 to " + (size - 1), index));
        }
        return withTree(store -> hex(store.tree(size).inclusion(index)));
    }

    /**
     * The proof that one tree is the beginning of another, hashes in lower-case hex.
     *
     * @throws Problem 422 when the later tree is not signed yet or is the smaller one
     */
    public List<String> consistency(long from, long to) {
        requireSigned("to", to);
        if (from < 0 || from > to) {
            throw Problem.invalid(InputError.parameter("from", "0 to " + to, from));
        }
        return withTree(store -> hex(store.tree(to).consistency(from)));
    }

    private void requireSigned(String name, long size) {
        long signed = last().map(Checkpoint::size).orElse(0L);
        if (size < 1 || size > signed) {
            throw Problem.invalid(InputError.parameter(name, "1 to " + signed + ", the last checkpoint", size));
        }
    }

    /** Signs a checkpoint when one is due; of several nodes one does. */
    public void makeWhenDue() {
        long size = size();
        Optional<Checkpoint> last = last();
        long fresh = size - last.map(Checkpoint::size).orElse(0L);
        boolean old = last.isEmpty()
                || !clock.instant().isBefore(last.get().signedAt().plus(age));
        if (fresh >= leaves || (fresh > 0 && old)) {
            make();
        }
    }

    /** Signs a checkpoint over all decisions that are there; nothing happens when the last one covers them. */
    @Transactional
    public void make() {
        try {
            keys.introduce();
            try (Connection connection = dataSource.getConnection()) {
                make(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no checkpoint could be made", e);
        }
    }

    private void make(Connection connection) throws SQLException {
        // one grows the tree at a time; who waited finds the work done
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, 0x51_1A_03);
            lock.execute();
        }
        long from = last(connection);
        long to = head(connection);
        if (to == from) {
            return;
        }
        byte[] root = new TreeStore(connection).grow(from, to);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String text = keys.origin() + "\n" + to + "\n" + Base64.getEncoder().encodeToString(root) + "\n" + now + "\n";
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ledger_checkpoint (size, root, note, signed_at) values (?, ?, ?, ?)")) {
            insert.setLong(1, to);
            insert.setBytes(2, root);
            insert.setString(3, keys.signing().note(text));
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private long size() {
        try (Connection connection = dataSource.getConnection()) {
            return head(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
    }

    private static long last(Connection connection) throws SQLException {
        return number(connection, "select coalesce(max(size), 0) from ledger_checkpoint");
    }

    private static long head(Connection connection) throws SQLException {
        return number(connection, "select size from ledger_head");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private interface OfTree<T> {
        T of(TreeStore store);
    }

    private <T> T withTree(OfTree<T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.of(new TreeStore(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("the tree of the ledger cannot be read", e);
        }
    }

    private Optional<Checkpoint> read(String sql, Long parameter) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            if (parameter != null) {
                select.setLong(1, parameter);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Checkpoint(
                                row.getLong(1),
                                HexFormat.of().formatHex(row.getBytes(2)),
                                row.getString(3),
                                row.getTimestamp(4).toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the checkpoints of the ledger cannot be read", e);
        }
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
