package io.qinglan.report.duty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.report.paper.FrozenPapers;
import io.qinglan.report.paper.Paper;
import io.qinglan.report.paper.Words;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/** Handovers: the state of the desk is kept as it was given, and signed by who takes it. */
@ApplicationScoped
class Handovers {

    private static final String SELECT =
            "select id, area, at, paper, digest, note, given_by, giver, given_decision, taken_by, taker,"
                    + " taken_at, taken_note, taken_decision from handover ";

    private final DataSource dataSource;
    private final DeskState desk;
    private final FrozenPapers frozen;
    private final Decisions decisions;
    private final Areas areas;
    private final Ids ids;
    private final Clock clock;

    Handovers(
            DataSource dataSource,
            DeskState desk,
            FrozenPapers frozen,
            Decisions decisions,
            Areas areas,
            Ids ids,
            Clock clock) {
        this.dataSource = dataSource;
        this.desk = desk;
        this.frozen = frozen;
        this.decisions = decisions;
        this.areas = areas;
        this.ids = ids;
        this.clock = clock;
    }

    /** Gives the desk of an area over as it stands. */
    @Transactional
    Handover give(String area, String note, Actor giver) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = ids.next();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("givenBy", giver.name());
        if (note != null) {
            about.put("note", note);
        }
        Paper paper = new Paper(
                "handover",
                Words.of("值班交接班记录", "Handover of the desk"),
                area,
                areas.get(area).name(),
                null,
                null,
                now,
                about,
                desk.of(area),
                List.of());
        FrozenPapers.Kept kept = frozen.keep(paper);
        UUID decision = record(
                "handover.given", id, area, Map.of("paper", kept.digest(), "note", String.valueOf(note)), giver, now);
        run(
                "insert into handover (id, area, at, paper, digest, note, given_by, giver, given_decision) values (?,?,?,?,?,?,?,?,?)",
                id,
                area,
                ShiftBook.time(now),
                kept.id(),
                kept.digest(),
                note,
                giver.id(),
                giver.name(),
                decision);
        return find(id).orElseThrow();
    }

    /**
     * Takes the desk over.
     *
     * @throws Problem 403 same-person for who gave it, 409 when it was taken already
     */
    @Transactional
    Handover take(UUID id, String note, Actor taker) {
        Handover given = select(SELECT + "where id = ? for update", id).stream()
                .findFirst()
                .orElseThrow();
        if (given.takenBy() != null) {
            throw Problem.conflict("out-of-order", "the handover was taken already by " + given.taker());
        }
        if (given.givenBy().equals(taker.id())) {
            throw Problem.forbidden("same-person", "who gave the desk over may not also take it; another person must");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID decision = record(
                "handover.taken",
                id,
                given.area(),
                Map.of("paper", given.digest(), "note", String.valueOf(note)),
                taker,
                now);
        run(
                "update handover set taken_by = ?, taker = ?, taken_at = ?, taken_note = ?, taken_decision = ? where id = ?",
                taker.id(),
                taker.name(),
                ShiftBook.time(now),
                note,
                decision,
                id);
        return find(id).orElseThrow();
    }

    private UUID record(String kind, UUID id, String area, Map<String, Object> input, Actor person, Instant now) {
        Decision decision =
                new Decision(kind, id.toString(), now, null, null, List.of(), input, List.of(), null, person);
        return decisions.append(decision.in(area)).id();
    }

    /** A handover by its id. */
    Optional<Handover> find(UUID id) {
        return select(SELECT + "where id = ?", id).stream().findFirst();
    }

    /** The paper of a handover with who took it. */
    Paper paper(Handover handover) {
        Paper given = frozen.find(handover.paper()).orElseThrow();
        Map<String, Object> about = new LinkedHashMap<>(given.about());
        about.put("digest", handover.digest());
        about.put("state", handover.state());
        if (handover.takenBy() != null) {
            about.put("takenBy", handover.taker());
            about.put("takenAt", handover.takenAt());
        }
        return given.with(about);
    }

    /** Handovers of some areas, newest first, behind a place of that order. */
    List<Handover> list(Collection<String> within, Instant before, UUID beforeId, int limit) {
        return select(
                SELECT
                        + "where area = any(?) and (?::timestamptz is null or (at, id) < (?, ?)) order by at desc, id desc limit ?",
                within.toArray(String[]::new),
                ShiftBook.time(before),
                ShiftBook.time(before),
                beforeId,
                limit);
    }

    private void run(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                write.setObject(i + 1, values[i]);
            }
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the handover was not kept", e);
        }
    }

    private List<Handover> select(String sql, Object... values) {
        List<Handover> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(
                        i + 1,
                        values[i] instanceof String[] texts ? connection.createArrayOf("text", texts) : values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the handovers cannot be read", e);
        }
    }

    private static Handover read(ResultSet row) throws SQLException {
        UUID takenBy = row.getObject(10, UUID.class);
        return new Handover(
                row.getObject(1, UUID.class),
                row.getString(2),
                ShiftBook.instant(row, 3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getObject(9, UUID.class),
                takenBy,
                row.getString(11),
                ShiftBook.instant(row, 12),
                row.getString(13),
                row.getObject(14, UUID.class),
                takenBy == null ? "given" : "taken");
    }
}
