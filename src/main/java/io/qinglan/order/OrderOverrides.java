package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** Acts on orders that one person asks for and another approves; both are recorded, and the first never approves. */
@ApplicationScoped
public class OrderOverrides {

    private static final String COLUMNS =
            "id, kind, response, site, area, reason, legal_basis, requested_by, requester,"
                    + " certificate, requested_at, state, decided_by, decided_at, answer";

    private final DataSource dataSource;
    private final IssuingBook book;
    private final IssuingNotes notes;
    private final Powers powers;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;

    /** Made by the container. */
    OrderOverrides(
            DataSource dataSource,
            IssuingBook book,
            IssuingNotes notes,
            Powers powers,
            Decisions decisions,
            Ids ids,
            Clock clock) {
        this.dataSource = dataSource;
        this.book = book;
        this.notes = notes;
        this.powers = powers;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /** An act asked for; it waits for another person. */
    @Transactional
    public OrderOverride request(
            String kind, UUID response, String site, String area, String reason, String legalBasis, Actor operator) {
        OrderOverride asked = new OrderOverride(
                ids.next(),
                kind,
                response,
                site,
                area,
                reason,
                legalBasis,
                operator.id(),
                operator.name(),
                operator.certificate(),
                now(),
                "awaiting_approval",
                null,
                null,
                null);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into order_override (" + COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null)")) {
            insert.setObject(1, asked.id());
            insert.setString(2, kind);
            insert.setObject(3, response);
            insert.setString(4, site);
            insert.setString(5, area);
            insert.setString(6, reason);
            insert.setString(7, legalBasis);
            insert.setObject(8, operator.id());
            insert.setString(9, operator.name());
            insert.setString(10, operator.certificate());
            insert.setObject(11, IssuingBook.time(asked.requestedAt()));
            insert.setString(12, asked.state());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the act was not kept", e);
        }
        record("requested", asked, operator, asked.reason());
        return asked;
    }

    /**
     * Approves or rejects an act; approved, it takes effect at once.
     *
     * @throws Problem 403 same-person when the approver asked for it, 409 when it has been decided
     */
    @Transactional
    public OrderOverride decide(UUID id, boolean approve, String answer, Actor approver) {
        try (Connection connection = dataSource.getConnection()) {
            OrderOverride asked = select(connection, "where id = ? for update", id).stream()
                    .findFirst()
                    .orElseThrow(Problem::notFound);
            powers.requireOtherPerson(asked.requestedBy(), approver);
            if (asked.certificate() != null && asked.certificate().equals(approver.certificate())) {
                throw Problem.forbidden("same-person", "who asked for it may not also approve; another person must");
            }
            if (!asked.state().equals("awaiting_approval")) {
                throw Problem.conflict("out-of-order", "it has been " + asked.state());
            }
            String state = approve ? "approved" : "rejected";
            update(connection, id, state, answer, approver);
            record(state, asked, approver, answer);
            if (approve) {
                takeEffect(connection, asked);
            }
            return select(connection, "where id = ?", id).get(0);
        } catch (SQLException e) {
            throw new IllegalStateException("the act was not decided", e);
        }
    }

    /** An act by its id. */
    public Optional<OrderOverride> find(UUID id) {
        try (Connection connection = dataSource.getConnection()) {
            return select(connection, "where id = ?", id).stream().findFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("the act cannot be read", e);
        }
    }

    /** The approved act of a kind for a response. */
    Optional<OrderOverride> approved(Connection connection, UUID response, String kind) throws SQLException {
        return select(
                        connection,
                        "where response = ? and kind = ? and state = 'approved' order by decided_at desc",
                        response,
                        kind)
                .stream()
                .findFirst();
    }

    private void takeEffect(Connection connection, OrderOverride asked) throws SQLException {
        switch (asked.kind()) {
            case "incomplete" -> {
                book.release(connection, asked.response());
                notes.wake(asked.response());
            }
            case "unbinding" -> notes.again(connection, asked.response(), null, asked.reason(), true, now());
            default -> notes.again(connection, asked.response(), asked.site(), asked.reason(), false, now());
        }
    }

    private void update(Connection connection, UUID id, String state, String answer, Actor approver)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update order_override set state = ?, decided_by = ?, decided_at = ?, answer = ? where id = ?")) {
            update.setString(1, state);
            update.setString(2, approver.name());
            update.setObject(3, IssuingBook.time(now()));
            update.setString(4, answer);
            update.setObject(5, id);
            update.executeUpdate();
        }
    }

    private void record(String act, OrderOverride asked, Actor actor, String reason) {
        Instant at = now();
        decisions.append(new Decision(
                        "order.override." + act,
                        asked.id().toString(),
                        at,
                        null,
                        null,
                        List.of(asked.legalBasis()),
                        asked,
                        List.of(),
                        reason,
                        actor)
                .in(asked.area()));
    }

    private static List<OrderOverride> select(Connection connection, String where, Object... values)
            throws SQLException {
        List<OrderOverride> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from order_override " + where)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(override(row));
                }
            }
        }
        return found;
    }

    private static OrderOverride override(ResultSet row) throws SQLException {
        return new OrderOverride(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, UUID.class),
                row.getString(9),
                row.getString(10),
                IssuingBook.instant(row, 11),
                row.getString(12),
                row.getString(13),
                IssuingBook.instant(row, 14),
                row.getString(15));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
