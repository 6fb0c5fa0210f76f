package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Powers;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/**
 * Objections to published grades. An objection changes no grade: when it is accepted, the list is corrected, and with it the order,
 * for the hours that are left.
 */
@ApplicationScoped
class GradeObjections {

    private static final String COLUMNS =
            "id, site, published, claimed, reason, evidence, filer, filed_at, state, decided_by,"
                    + " decided_at, answer, decision, filed_by";

    private final DataSource dataSource;
    private final Decisions decisions;
    private final Powers powers;
    private final Ids ids;
    private final Clock clock;

    GradeObjections(DataSource dataSource, Decisions decisions, Powers powers, Ids ids, Clock clock) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.powers = powers;
        this.ids = ids;
        this.clock = clock;
    }

    private record Stored(GradeObjection objection, UUID filedBy) {}

    /**
     * Files an objection.
     *
     * @throws Problem 409 when one of the site is pending
     */
    @Transactional
    GradeObjection file(
            String site, String area, String published, String claimed, String reason, String evidence, Actor person) {
        if (of(List.of(site)).getOrDefault(site, List.of()).stream()
                .anyMatch(objection -> objection.state().equals(GradeObjection.PENDING))) {
            throw Problem.conflict("out-of-order", "an objection of the site is pending");
        }
        UUID id = ids.next();
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("published", published);
        input.put("claimed", claimed);
        input.put("reason", reason);
        input.put("evidence", evidence);
        UUID decision = record("grade.objected", id, input, area, site, person);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into grade_objection (id, site, area, published,"
                                + " claimed, reason, evidence, filed_by, filer, filed_at, state, decision)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)")) {
            insert.setObject(1, id);
            insert.setString(2, site);
            insert.setString(3, area);
            insert.setString(4, published);
            insert.setString(5, claimed);
            insert.setString(6, reason);
            insert.setString(7, evidence);
            insert.setObject(8, person.id());
            insert.setString(9, person.name());
            insert.setObject(10, IssuingBook.time(now()));
            insert.setObject(11, decision);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the objection was not kept", e);
        }
        return find(id).objection();
    }

    /**
     * Answers an objection.
     *
     * @throws Problem 404 for one of another site, 403 same-person for who filed it, 409 when it has been answered
     */
    @Transactional
    GradeObjection decide(UUID id, String site, String area, boolean accept, String answer, Actor approver) {
        Stored stored = find(id);
        if (!stored.objection().site().equals(site)) {
            throw Problem.notFound();
        }
        powers.requireOtherPerson(stored.filedBy(), approver);
        String state = accept ? "accepted" : "rejected";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update grade_objection set state = ?, decided_by = ?,"
                                + " decided_at = ?, answer = ? where id = ? and state = 'pending'")) {
            update.setString(1, state);
            update.setString(2, approver.name());
            update.setObject(3, IssuingBook.time(now()));
            update.setString(4, answer);
            update.setObject(5, id);
            if (update.executeUpdate() == 0) {
                throw Problem.conflict(
                        "out-of-order",
                        "the objection has been " + stored.objection().state());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the objection was not answered", e);
        }
        record("grade.objection_" + state, id, Map.of("answer", String.valueOf(answer)), area, site, approver);
        return find(id).objection();
    }

    /** The objections of some sites, newest first, by site. */
    Map<String, List<GradeObjection>> of(Collection<String> sites) {
        Map<String, List<GradeObjection>> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                        + " from grade_objection where site = any(?) order by filed_at desc, id desc")) {
            select.setArray(1, connection.createArrayOf("text", sites.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    GradeObjection objection = stored(row).objection();
                    found.computeIfAbsent(objection.site(), site -> new ArrayList<>())
                            .add(objection);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the objections cannot be read", e);
        }
    }

    private Stored find(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from grade_objection where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Problem.notFound();
                }
                return stored(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the objection cannot be read", e);
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        GradeObjection objection = new GradeObjection(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                IssuingBook.instant(row, 8),
                row.getString(9),
                row.getString(10),
                IssuingBook.instant(row, 11),
                row.getString(12),
                row.getObject(13, UUID.class));
        return new Stored(objection, row.getObject(14, UUID.class));
    }

    private UUID record(String kind, UUID id, Object input, String area, String site, Actor person) {
        Decision decision =
                new Decision(kind, id.toString(), now(), null, null, List.of(), input, List.of(), null, person);
        return decisions.append(decision.in(area).at(site)).id();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
