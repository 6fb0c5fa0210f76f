package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.ledger.Canonical;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Leaf;
import io.qinglan.order.obligation.Because;

/**
 * Why obligations are as they are. A few hundred reasons serve a whole country, so each is kept once and records name it by the first
 * half of its SHA-256.
 */
@ApplicationScoped
public class OrderReasons {

    private static final int KEY_BYTES = 16;

    private final DataSource dataSource;
    private final Decisions decisions;
    private final ObjectMapper json;
    private final Map<Because, Kept> kept = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> read = new ConcurrentHashMap<>();

    /** Reasons in this ledger. */
    public OrderReasons(DataSource dataSource, Decisions decisions, ObjectMapper json) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.json = json;
    }

    /** A reason ready to be kept: its canonical bytes, and its name. */
    record Kept(String key, byte[] body) {}

    /** The name of a reason. Whoever writes it into a record also keeps the reason, in the same transaction. */
    String key(Because because) {
        return kept(because).key();
    }

    /** Keeps reasons in the connection's transaction; those kept before stay as they are. */
    void keep(Connection connection, Collection<Because> reasons) throws SQLException {
        // in one order everywhere, so that two batches that keep the same reasons wait for, and never block, each other
        TreeMap<String, byte[]> bodies = new TreeMap<>();
        for (Because because : reasons) {
            bodies.put(kept(because).key(), kept(because).body());
        }
        for (byte[] body : bodies.values()) {
            decisions.keep(connection, "reason", body);
        }
    }

    /** The reason of a name; empty when nobody kept it. */
    Optional<JsonNode> find(String key) {
        JsonNode known = read.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<JsonNode> found = select(key);
        found.ifPresent(reason -> read.put(key, reason));
        return found;
    }

    private Kept kept(Because because) {
        Kept known = kept.get(because);
        return known != null ? known : kept.computeIfAbsent(because, OrderReasons::prepared);
    }

    private static Kept prepared(Because because) {
        byte[] body = Canonical.bytes(because);
        return new Kept(HexFormat.of().formatHex(Leaf.digest(body), 0, KEY_BYTES), body);
    }

    private Optional<JsonNode> select(String key) {
        byte[] from = Arrays.copyOf(HexFormat.of().parseHex(key), 2 * KEY_BYTES);
        byte[] to = from.clone();
        Arrays.fill(to, KEY_BYTES, to.length, (byte) 0xff);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select body from content where digest between ? and ?")) {
            select.setBytes(1, from);
            select.setBytes(2, to);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(json.readTree(row.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException | java.io.IOException e) {
            throw new IllegalStateException("a reason cannot be read", e);
        }
    }
}
