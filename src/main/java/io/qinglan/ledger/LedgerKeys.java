package io.qinglan.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key that signs, and the ones that signed before. Every key is itself a decision in the ledger before it signs anything, and a new
 * one is brought in by the signature of the one before: whoever trusts one can follow to the next.
 */
@ApplicationScoped
public class LedgerKeys {

    /** The kind of the decision that brings a key. */
    public static final String KIND = "ledger.key";

    private static final long LOCK = 0x51_1A_02;

    private final DataSource dataSource;
    private final Decisions decisions;
    private final Clock clock;
    private final String origin;
    private final Path file;
    private volatile LedgerKey signing;

    /** Made by the container. */
    LedgerKeys(
            DataSource dataSource,
            Decisions decisions,
            Clock clock,
            @ConfigProperty(name = "qinglan.ledger.origin") String origin,
            @ConfigProperty(name = "qinglan.ledger.key") String file) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.clock = clock;
        this.origin = origin;
        this.file = Path.of(file);
    }

    /** In whose name the ledger signs: the first line of its checkpoints. */
    public String origin() {
        return origin;
    }

    /** The key that signs now, as it is published. */
    public String verifier() {
        return signing().verifier();
    }

    /** All keys that ever signed, oldest first, as they are published. */
    public List<String> verifiers() {
        try (Connection connection = dataSource.getConnection()) {
            return known(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the keys of the ledger cannot be read", e);
        }
    }

    /** The places in the ledger of the decisions that brought its keys, oldest first. */
    public List<Long> places() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select since from ledger_key order by since");
                ResultSet row = select.executeQuery()) {
            List<Long> places = new ArrayList<>();
            while (row.next()) {
                places.add(row.getLong(1));
            }
            return places;
        } catch (SQLException e) {
            throw new IllegalStateException("the keys of the ledger cannot be read", e);
        }
    }

    /**
     * Seals something that leaves the house.
     *
     * @param text begins with the origin and what it is, so that one kind of note can never pass for another; ends in a line break
     * @return the signed note
     */
    public String seal(String text) {
        return signing().note(text);
    }

    /**
     * The key of the configured file, known to the ledger: a first one is simply taken in, a later one needs the file of the key before
     * it beside it, named with {@code .previous}.
     *
     * @throws IllegalStateException when the file holds a key that nobody introduced
     */
    LedgerKey signing() {
        LedgerKey key = signing;
        if (key == null) {
            synchronized (this) {
                key = signing == null ? LedgerKey.in(file, origin) : signing;
                signing = key;
            }
        }
        return key;
    }

    /** Makes the signing key known to the ledger when it is not yet; of several nodes one does. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void introduce() throws SQLException {
        LedgerKey key = signing();
        try (Connection connection = dataSource.getConnection()) {
            List<String> known = known(connection);
            if (known.contains(key.verifier())) {
                return;
            }
            try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                lock.setLong(1, LOCK);
                lock.execute();
            }
            known = known(connection);
            if (!known.contains(key.verifier())) {
                introduce(connection, key, known);
            }
        }
    }

    private void introduce(Connection connection, LedgerKey key, List<String> known) throws SQLException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("origin", origin);
        said.put("suite", "ed25519");
        said.put("verifier", key.verifier());
        if (!known.isEmpty()) {
            said.put("introducedBy", introduction(key, known.get(known.size() - 1)));
        }
        Instant now = clock.instant();
        Recorded recorded = decisions
                .appendAll(
                        connection,
                        List.of(new Decision(
                                KIND, key.verifier(), now, null, null, List.of(), null, List.of(), said, null)))
                .get(0);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ledger_key (verifier, suite, since, created_at) values (?, 'ed25519', ?, ?)")) {
            insert.setString(1, key.verifier());
            insert.setLong(2, recorded.index());
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private String introduction(LedgerKey key, String last) {
        Path previous = file.resolveSibling(file.getFileName() + ".previous");
        if (!Files.exists(previous)) {
            throw new IllegalStateException("the key in " + file + " is not known to the ledger, whose last key is "
                    + last + ": put that key's file beside it as " + previous.getFileName());
        }
        LedgerKey before = LedgerKey.in(previous, origin);
        if (!before.verifier().equals(last)) {
            throw new IllegalStateException(
                    previous + ": expected the ledger's last key " + last + ", got " + before.verifier());
        }
        return before.note(origin + "/key\n" + key.verifier() + "\n");
    }

    private static List<String> known(Connection connection) throws SQLException {
        List<String> known = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select verifier from ledger_key order by since");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                known.add(row.getString(1));
            }
        }
        return known;
    }
}
