package io.qinglan.report.paper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.ledger.Canonical;
import io.qinglan.store.Ids;

/** Keeps reports as they were handed over, signed or issued. What is kept is never changed. */
@ApplicationScoped
public class FrozenPapers {

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Ids ids;

    /** Made by the container. */
    public FrozenPapers(DataSource dataSource, ObjectMapper json, Ids ids) {
        this.dataSource = dataSource;
        this.json = json;
        this.ids = ids;
    }

    /** A report that is kept, and the SHA-256 of its canonical JSON. */
    public record Kept(UUID id, String digest) {}

    /** Keeps a report in the running transaction. */
    public Kept keep(Paper paper) {
        byte[] content = Canonical.bytes(json.valueToTree(paper));
        Kept kept = new Kept(ids.next(), digest(content));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into report_paper (id, kind, area, content, digest, made_at) values (?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, kept.id());
            insert.setString(2, paper.kind());
            insert.setString(3, paper.area());
            insert.setString(4, new String(content, StandardCharsets.UTF_8));
            insert.setString(5, kept.digest());
            insert.setObject(6, paper.madeAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the report was not kept", e);
        }
        return kept;
    }

    /** A report that is kept. */
    public Optional<Paper> find(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select content from report_paper where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(json.readValue(row.getString(1), Paper.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the report cannot be read", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept report is not readable", e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
