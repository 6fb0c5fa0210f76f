package io.qinglan.feed.manual;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.feed.evidence.Months;
import io.qinglan.ledger.Leaf;
import io.qinglan.store.Ids;

/** Pictures and documents of sites, byte for byte. */
@ApplicationScoped
public class Attachments {

    private final DataSource database;
    private final Ids ids;
    private final Clock clock;

    /** Made by the container. */
    Attachments(DataSource database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a file. */
    @Transactional
    Attachment keep(String site, MediaType type, byte[] content, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Attachment attachment = new Attachment(
                ids.next(), site, type.code(), content.length, HexFormat.of().formatHex(Leaf.digest(content)), now);
        try (Connection connection = database.getConnection()) {
            Months.ensure(connection, "attachment", now);
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into attachment (id, received_at, site, media_type, bytes, sha256, content, person)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, attachment.id());
                insert.setObject(2, now.atOffset(ZoneOffset.UTC));
                insert.setString(3, site);
                insert.setString(4, type.code());
                insert.setInt(5, content.length);
                insert.setBytes(6, Leaf.digest(content));
                insert.setBytes(7, content);
                insert.setObject(8, actor.id());
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the file was not kept", e);
        }
        return attachment;
    }

    /** What a file is. */
    public Optional<Attachment> find(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, site, media_type, bytes, sha256, received_at from attachment where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Attachment(
                                id,
                                row.getString("site"),
                                row.getString("media_type"),
                                row.getInt("bytes"),
                                HexFormat.of().formatHex(row.getBytes("sha256")),
                                row.getTimestamp("received_at").toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the file cannot be read", e);
        }
    }

    /** The bytes of a file that is there. */
    byte[] content(Attachment attachment) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select content from attachment where id = ? and received_at = ?")) {
            select.setObject(1, attachment.id());
            select.setObject(2, attachment.receivedAt().atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the file cannot be read", e);
        }
    }
}
