package io.qinglan.feed.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;
import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Holds on evidence: placed by one person, released by another, both on record; they only ever grow. */
@ApplicationScoped
public class LegalHolds {

    private static final String SELECT = """
            select h.*, r.released_at from legal_hold h left join legal_hold_release r on r.hold = h.id
            """;

    private final DataSource database;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;

    /** Made by the container. */
    LegalHolds(DataSource database, Decisions decisions, Ids ids, Clock clock) {
        this.database = database;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Places a hold and records it. */
    @Transactional
    LegalHold place(LegalHoldInput input, String site, String area, String point, Actor actor) {
        UUID id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID decision = decisions
                .append(new Decision(
                                "evidence.hold_placed",
                                id.toString(),
                                now,
                                null,
                                null,
                                List.of(),
                                input,
                                List.of(),
                                Map.of("stands", true),
                                actor)
                        .in(area))
                .id();
        LegalHold hold = new LegalHold(
                id,
                input.subject(),
                input.code(),
                site,
                area,
                point,
                input.from(),
                input.to(),
                input.reason(),
                input.document(),
                actor.id(),
                now,
                decision,
                null);
        insert(hold);
        return hold;
    }

    private void insert(LegalHold hold) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into legal_hold (id, subject, code, site, area, point, from_at, to_at, reason, document, placed_by,
                            placed_at, decision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, hold.id());
            insert.setString(2, hold.subject());
            insert.setString(3, hold.code());
            insert.setString(4, hold.site());
            insert.setString(5, hold.area());
            insert.setString(6, hold.point());
            insert.setObject(7, hold.from().atOffset(ZoneOffset.UTC));
            insert.setObject(8, hold.to() == null ? null : hold.to().atOffset(ZoneOffset.UTC));
            insert.setString(9, hold.reason());
            insert.setString(10, hold.document());
            insert.setObject(11, hold.placedBy());
            insert.setObject(12, hold.placedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(13, hold.decision());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the hold was not kept", e);
        }
    }

    /**
     * Releases a hold and records it.
     *
     * @throws Problem 403 for the person who placed it, 409 when it is released already
     */
    @Transactional
    LegalHold release(LegalHold hold, HoldReleaseInput input, Actor actor) {
        if (hold.placedBy().equals(actor.id())) {
            throw Problem.forbidden("same-person", "who placed a hold does not release it");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID decision = decisions
                .append(new Decision(
                                "evidence.hold_released",
                                hold.id().toString(),
                                now,
                                null,
                                null,
                                List.of(),
                                input,
                                List.of(),
                                Map.of("stands", false),
                                actor)
                        .in(hold.area()))
                .id();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into legal_hold_release (hold, reason, document, released_by, released_at, decision)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)) {
            insert.setObject(1, hold.id());
            insert.setString(2, input.reason());
            insert.setString(3, input.document());
            insert.setObject(4, actor.id());
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            insert.setObject(6, decision);
            if (insert.executeUpdate() == 0) {
                throw Problem.conflict("conflict", "the hold is released already");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the release was not kept", e);
        }
        return find(hold.id()).orElseThrow();
    }

    /** The hold of an id, standing or released. */
    public Optional<LegalHold> find(UUID id) {
        return read("where h.id = ?", id).stream().findFirst();
    }

    /** Holds of some areas, newest first. */
    Page<LegalHold> page(Collection<String> areas, PageRequest request) {
        List<LegalHold> found = request.after().isPresent()
                ? read(
                        "where h.area = any(?) and (h.placed_at, h.id) < (?, ?) order by h.placed_at desc, h.id desc limit ?",
                        areas.toArray(new String[0]),
                        request.after().get().instant(0).atOffset(ZoneOffset.UTC),
                        request.after().get().uuid(1),
                        request.limit())
                : read(
                        "where h.area = any(?) order by h.placed_at desc, h.id desc limit ?",
                        areas.toArray(new String[0]),
                        request.limit());
        return Page.of(found, request, last -> Cursor.of(last.placedAt(), last.id()));
    }

    /** Every hold that stands and covers some of a span; what it covers is not deleted. */
    public List<LegalHold> standing(Instant first, Instant end) {
        return read(
                "where r.hold is null and h.from_at < ? and (h.to_at is null or h.to_at > ?)",
                end.atOffset(ZoneOffset.UTC),
                first.atOffset(ZoneOffset.UTC));
    }

    private List<LegalHold> read(String where, Object... values) {
        List<LegalHold> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof String[] texts) {
                    select.setArray(i + 1, connection.createArrayOf("text", texts));
                } else {
                    select.setObject(i + 1, values[i]);
                }
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the holds cannot be read", e);
        }
        return found;
    }

    private static LegalHold row(ResultSet row) throws SQLException {
        return new LegalHold(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getString("code"),
                row.getString("site"),
                row.getString("area"),
                row.getString("point"),
                row.getTimestamp("from_at").toInstant(),
                instant(row.getTimestamp("to_at")),
                row.getString("reason"),
                row.getString("document"),
                row.getObject("placed_by", UUID.class),
                row.getTimestamp("placed_at").toInstant(),
                row.getObject("decision", UUID.class),
                instant(row.getTimestamp("released_at")));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
