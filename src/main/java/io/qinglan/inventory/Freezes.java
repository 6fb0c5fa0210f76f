package io.qinglan.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import io.qinglan.authority.Areas;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/**
 * When the list of an area is frozen: from the first proposal to the report after lifting. While it is, a change needs a reason, a
 * document and a second person. Rooms to the right say when it begins and ends; that the report is there, a person says.
 */
@ApplicationScoped
public class Freezes {

    private static final String COLUMNS =
            "id, area, subject, opened_at, binding, started_at, ended_at, closed_at, closed_by, document, reason";

    private final DataSource dataSource;
    private final Clock clock;
    private final Ids ids;
    private final Areas areas;
    private final Decisions decisions;

    /** The freezes in this database. */
    public Freezes(DataSource dataSource, Clock clock, Ids ids, Areas areas, Decisions decisions) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.ids = ids;
        this.areas = areas;
        this.decisions = decisions;
    }

    /** Whether the list of one of some areas is frozen, by itself or with an area that contains it. */
    public boolean isFrozen(Collection<String> named) {
        return !named.isEmpty()
                && select("select " + COLUMNS + " from inventory_freeze where closed_at is null").stream()
                        .anyMatch(freeze -> named.stream().anyMatch(area -> areas.contains(freeze.area(), area)));
    }

    /** The freezes of some areas, newest first, behind an id. */
    public List<Freeze> list(Collection<String> reached, UUID before, int limit) {
        return select(
                "select " + COLUMNS + " from inventory_freeze where area = any(?) and (?::uuid is null or id < ?::uuid)"
                        + " order by id desc limit ?",
                reached,
                before,
                before,
                limit);
    }

    /** A freeze by its id. */
    public Optional<Freeze> find(UUID id) {
        return select("select " + COLUMNS + " from inventory_freeze where id = ?", id).stream()
                .findFirst();
    }

    /** A proposal was raised: the list of its area is frozen from now on, unless it is already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void proposed(String area, String subject) {
        update(
                "insert into inventory_freeze (id, area, subject, opened_at, binding) values (?, ?, ?, ?, false)"
                        + " on conflict (area) where closed_at is null do nothing",
                ids.next(),
                area,
                subject,
                now());
    }

    /** A warning was issued or a response started: the list stays frozen until the report after lifting. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void bound(String area, String subject, Instant start) {
        proposed(area, subject);
        update(
                "update inventory_freeze set binding = true, ended_at = null, started_at = least(started_at, ?),"
                        + " in_force = array_append(array_remove(in_force, ?), ?)"
                        + " where area = ? and closed_at is null",
                start.atOffset(ZoneOffset.UTC),
                subject,
                subject,
                area);
    }

    /** A proposal came to nothing: what it alone had frozen is free again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void dropped(String area, String subject) {
        update(
                "update inventory_freeze set closed_at = ?, reason = 'the proposal came to nothing'"
                        + " where area = ? and subject = ? and not binding and closed_at is null",
                now(),
                area,
                subject);
    }

    /** A warning or response of an area has ended; when it was the last one, the report is awaited. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ended(String area, String subject, Instant at) {
        update(
                "update inventory_freeze set in_force = array_remove(in_force, ?),"
                        + " ended_at = case when array_remove(in_force, ?) = '{}' then ?::timestamptz end"
                        + " where area = ? and binding and closed_at is null",
                subject,
                subject,
                at.atOffset(ZoneOffset.UTC),
                area);
    }

    /**
     * Closes a freeze because the report after lifting is there.
     *
     * @param document the report
     * @param reason needed when a warning or a response is still in force
     * @throws Problem 409 when it is closed, or still in force and no reason is given
     */
    @Transactional
    public Freeze close(UUID id, String document, String reason, Actor actor) {
        Freeze freeze = find(id).orElseThrow(Problem::notFound);
        if (freeze.closedAt() != null) {
            throw Problem.conflict("out-of-order", "the list has been free since " + freeze.closedAt());
        }
        if (freeze.endedAt() == null && reason == null) {
            throw Problem.conflict(
                    "out-of-order", "what froze the list has not ended; give a reason to free it before");
        }
        update(
                "update inventory_freeze set closed_at = ?, closed_by = ?, document = ?, reason = ? where id = ?",
                now(),
                actor.name(),
                document,
                reason,
                id);
        Freeze closed = find(id).orElseThrow();
        decisions.append(new Decision(
                        "inventory.freed",
                        id.toString(),
                        closed.closedAt(),
                        null,
                        null,
                        List.of(),
                        Map.of("document", document, "reason", String.valueOf(reason)),
                        List.of(),
                        Map.of("area", freeze.area()),
                        actor)
                .in(freeze.area()));
        return closed;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private void update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the freeze of the list was not kept", e);
        }
    }

    private List<Freeze> select(String sql, Object... values) {
        List<Freeze> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i] instanceof Collection<?> texts
                        ? connection.createArrayOf("text", texts.toArray())
                        : values[i];
                select.setObject(i + 1, value);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(freeze(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the freezes of lists cannot be read", e);
        }
        return found;
    }

    private static Freeze freeze(ResultSet row) throws SQLException {
        return new Freeze(
                row.getObject("id", UUID.class),
                row.getString("area"),
                row.getString("subject"),
                instant(row, "opened_at"),
                row.getBoolean("binding"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                instant(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("document"),
                row.getString("reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
