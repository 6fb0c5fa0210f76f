package io.qinglan.compliance.lead;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Actor;

/**
 * Where leads come from: document and words, and apart from them who said it (生态环境法典 Art 146). The ledger names both by one
 * salted hash only, so that a record read by the site or by a court gives nobody away and still fixes what was said.
 */
@ApplicationScoped
class Origins {

    private static final int SALT = 16;

    private final DataSource dataSource;
    private final ActKinds kinds;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Origins(DataSource dataSource, ActKinds kinds, Clock clock) {
        this.dataSource = dataSource;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** Fixes what came: a salt, and the hash over it and all of it. */
    Sealed seal(NewLead lead) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        Map<String, Object> all = new TreeMap<>();
        all.put("document", new TreeMap<>(lead.document()));
        all.put("text", String.valueOf(lead.text()));
        all.put("attachments", lead.attachments());
        all.put("informant", new TreeMap<>(lead.informant()));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return new Sealed(salt, digest.digest(kinds.write(all).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Salt and hash of what came. */
    record Sealed(byte[] salt, byte[] hash) {
        String hex() {
            return HexFormat.of().formatHex(hash);
        }
    }

    /** Keeps what came, in the connection's transaction. */
    void keep(Connection connection, UUID id, NewLead lead, Sealed sealed, Actor actor) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into lead_origin (lead, document, content,"
                + " attachments, entered_by, sealed) values (?, ?::jsonb, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, lead.document().isEmpty() ? null : kinds.write(lead.document()));
            insert.setString(3, lead.text());
            insert.setArray(
                    4, connection.createArrayOf("text", lead.attachments().toArray()));
            insert.setObject(5, actor.id());
            insert.setBytes(6, sealed.hash());
            insert.executeUpdate();
        }
        if (lead.informant().isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into lead_informant (lead, informant, salt, entered_by, entered_at) values (?, ?::jsonb, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, kinds.write(lead.informant()));
            insert.setBytes(3, sealed.salt());
            insert.setObject(4, actor.id());
            insert.setObject(5, LeadBook.time(clock.instant()));
            insert.executeUpdate();
        }
    }

    /** What came with a lead, for people of the bureau; empty for a lead of a verdict. */
    Map<String, Object> of(UUID lead) {
        String sql =
                "select document, content, attachments, exists (select 1 from lead_informant i where i.lead = o.lead)"
                        + " from lead_origin o where lead = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lead);
            try (ResultSet row = select.executeQuery()) {
                Map<String, Object> origin = new LinkedHashMap<>();
                if (row.next()) {
                    String document = row.getString(1);
                    origin.put("document", document == null ? null : kinds.read(Map.class, document));
                    origin.put("text", row.getString(2));
                    origin.put("attachments", List.of((String[]) row.getArray(3).getArray()));
                    origin.put("informantKept", row.getBoolean(4));
                }
                return origin;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("where the lead comes from cannot be read", e);
        }
    }

    /** Who said it; whether the caller may know, and that the reading is on record, is the caller's duty. */
    @SuppressWarnings("unchecked")
    Optional<Informant> informant(UUID lead) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select informant, entered_by from lead_informant where lead = ?")) {
            select.setObject(1, lead);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Informant(kinds.read(Map.class, row.getString(1)), row.getObject(2, UUID.class)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the informant cannot be read", e);
        }
    }

    /** Who said it, and who wrote that down. */
    record Informant(Map<String, String> said, UUID enteredBy) {}
}
