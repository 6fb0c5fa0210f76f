package io.qinglan.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.store.BinaryCopy;
import io.qinglan.store.Ids;

/**
 * The way into the ledger. Places are given out one after another under a lock that is held until the commit: append last, commit
 * soon. What is appended is there exactly when the decision it tells of is.
 */
@ApplicationScoped
public class Decisions {

    /** The version of the record's form; an archived record can be read in ten years. */
    private static final int RECORD_FORM = 1;

    private final DataSource dataSource;
    private final Clock clock;
    private final Ids ids;

    /** The ledger in this database, with this clock for the time of recording. */
    public Decisions(DataSource dataSource, Clock clock, Ids ids) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.ids = ids;
    }

    /** Appends one decision in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Recorded append(Decision decision) {
        try (Connection connection = dataSource.getConnection()) {
            return appendAll(connection, List.of(decision)).get(0);
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger did not take the decision", e);
        }
    }

    /** Appends many decisions by COPY in the connection's transaction, in their order. */
    public List<Recorded> appendAll(Connection connection, List<Decision> decisions) throws SQLException {
        List<Entry> entries = new ArrayList<>(decisions.size());
        for (Decision decision : decisions) {
            entries.add(entry(decision));
        }
        return appendEntries(connection, entries);
    }

    /** Appends entries whose bytes are ready by COPY in the connection's transaction; takes the lock on the head of the ledger. */
    public List<Recorded> appendEntries(Connection connection, List<Entry> entries) throws SQLException {
        long index = reserve(connection, entries.size());
        BinaryCopy rows = new BinaryCopy(
                "decision",
                "index",
                "id",
                "kind",
                "subject",
                "area",
                "site",
                "occurred_at",
                "recorded_at",
                "record",
                "leaf");
        List<Recorded> recorded = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            rows.row().int64(index).uuid(entry.id()).text(entry.kind()).text(entry.subject());
            rows.text(entry.area()).text(entry.site());
            rows.instant(entry.occurredAt()).instant(entry.recordedAt());
            rows.bytes(entry.canonical()).bytes(entry.leaf());
            recorded.add(new Recorded(entry.id(), index++, HexFormat.of().formatHex(entry.leaf())));
        }
        rows.writeTo(connection);
        return recorded;
    }

    /** Fixes the bytes of a decision: its canonical record and leaf, without a place. */
    public Entry entry(Decision decision) {
        Instant recordedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = ids.next();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("form", RECORD_FORM);
        record.put("id", id);
        record.put("kind", decision.kind());
        record.put("subject", decision.subject());
        record.put("area", decision.area());
        record.put("site", decision.site());
        record.put("occurredAt", decision.occurredAt());
        record.put("receivedAt", decision.receivedAt());
        record.put("recordedAt", recordedAt);
        record.put("pack", decision.pack());
        record.put("legalBasis", decision.legalBasis());
        record.put("input", decision.input());
        record.put("fired", decision.fired());
        record.put("output", decision.output());
        record.put("actor", actor(decision.actor()));
        return Entry.of(
                id,
                decision.kind(),
                decision.subject(),
                decision.area(),
                decision.site(),
                decision.occurredAt(),
                recordedAt,
                Canonical.bytes(record));
    }

    /**
     * Keeps content that many records share, once, in the connection's transaction.
     *
     * @return its SHA-256 in lower-case hex, by which records name it
     */
    public String keep(Connection connection, String kind, byte[] body) throws SQLException {
        byte[] digest = Leaf.digest(body);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into content (digest, kind, body, created_at) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setBytes(1, digest);
            insert.setString(2, kind);
            insert.setBytes(3, body);
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return HexFormat.of().formatHex(digest);
    }

    /** The same in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String keep(String kind, byte[] body) {
        try (Connection connection = dataSource.getConnection()) {
            return keep(connection, kind, body);
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger did not keep the content", e);
        }
    }

    private static long reserve(Connection connection, int count) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update ledger_head set size = size + ? returning size")) {
            update.setInt(1, count);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                return row.getLong(1) - count;
            }
        }
    }

    private static Map<String, Object> actor(Person person) {
        if (person == null) {
            return null;
        }
        Map<String, Object> actor = new LinkedHashMap<>();
        actor.put("id", person.id());
        actor.put("name", person.name());
        actor.put("unit", person.unit());
        actor.put("post", person.post());
        actor.put("certificate", person.certificate());
        return actor;
    }
}
