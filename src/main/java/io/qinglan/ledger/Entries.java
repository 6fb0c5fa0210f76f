package io.qinglan.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads the ledger: records exactly as they were hashed. Who may read them, the HTTP edge asks. */
@ApplicationScoped
public class Entries {

    /** Kinds of which few fall on one subject; the condition of the index decision_of_subject, word for word. */
    private static final String SINGLE =
            "kind not in ('order.issued', 'order.superseded', 'order.lifted', 'order.cancelled')";

    private final DataSource dataSource;

    /** The ledger in this database. */
    public Entries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A decision in the ledger.
     *
     * @param index its place, from 0
     * @param area the area whose bureau may read it, null when none
     * @param site the site that may read it as its own, null when none
     * @param record its canonical record (RFC 8785), the bytes that were hashed
     * @param leaf its leaf hash, lower-case hex
     */
    public record Found(
            long index,
            UUID id,
            String kind,
            String subject,
            String area,
            String site,
            Instant recordedAt,
            byte[] record,
            String leaf) {}

    /** The decision of an id. */
    public Optional<Found> find(UUID id) {
        return one("id = ?", id);
    }

    /**
     * The decisions on a subject, oldest first. Those that come by the hundred thousand (orders as they are issued and ended) are not among
     * them: the order itself names those.
     *
     * @param known only what was recorded up to then
     */
    public List<Found> of(String subject, Instant known) {
        return many("subject = ? and " + SINGLE + " and recorded_at <= ? order by index", subject, time(known));
    }

    /**
     * What people did, and what rules proposed, in some areas over some time, oldest first; orders as they are issued and ended are not
     * among them.
     *
     * @param from first instant
     * @param to first instant no longer
     */
    public List<Found> acts(Collection<String> areas, Instant from, Instant to) {
        return many(
                SINGLE + " and recorded_at >= ? and recorded_at < ? and area = any(?) order by index",
                time(from),
                time(to),
                areas.toArray(String[]::new));
    }

    private Optional<Found> one(String condition, Object value) {
        return many(condition, value).stream().findFirst();
    }

    private List<Found> many(String condition, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select index, id, kind, subject, area, site, recorded_at, record, leaf from decision where "
                                + condition)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                select.setObject(
                        i + 1, value instanceof String[] texts ? connection.createArrayOf("text", texts) : value);
            }
            List<Found> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(found(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Content that records share, by its SHA-256 in lower-case hex. */
    public Optional<byte[]> content(String digest) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select body from content where digest = ?")) {
            select.setBytes(1, HexFormat.of().parseHex(digest));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
    }

    /**
     * Content that records share.
     *
     * @param digest its SHA-256, lower-case hex
     * @param kind what it is: {@code order.shared}, {@code reason}, {@code pack}
     */
    public record Content(String digest, String kind, byte[] body) {}

    /** Content by its name in a record: its SHA-256 in lower-case hex, or the first half of it. */
    public Optional<Content> named(String name) {
        byte[] from = Arrays.copyOf(HexFormat.of().parseHex(name), Leaf.LENGTH);
        byte[] to = from.clone();
        Arrays.fill(to, name.length() / 2, Leaf.LENGTH, (byte) 0xff);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select digest, kind, body from content where digest between ? and ?")) {
            select.setBytes(1, from);
            select.setBytes(2, to);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Content(
                                HexFormat.of().formatHex(row.getBytes(1)), row.getString(2), row.getBytes(3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
    }

    /** The decision at a place; empty when the ledger is not that long. */
    public Optional<Found> at(long index) {
        return one("index = ?", index);
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                row.getBytes(8),
                HexFormat.of().formatHex(row.getBytes(9)));
    }
}
