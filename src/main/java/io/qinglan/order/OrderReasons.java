package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;

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
    private final Map<Because, String> keys = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> read = new ConcurrentHashMap<>();

    /** Reasons in this ledger. */
    public OrderReasons(DataSource dataSource, Decisions decisions, ObjectMapper json) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.json = json;
    }

    /** The name of a reason; the reason is kept, and committed, before its name is given. */
    String key(Because because) {
        String key = keys.get(because);
        return key != null ? key : keys.computeIfAbsent(because, this::keep);
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

    private String keep(Because because) {
        byte[] body = Canonical.bytes(because);
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = dataSource.getConnection()) {
                decisions.keep(connection, "reason", body);
            } catch (SQLException e) {
                throw new IllegalStateException("a reason was not kept", e);
            }
        });
        return HexFormat.of().formatHex(Leaf.digest(body), 0, KEY_BYTES);
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
