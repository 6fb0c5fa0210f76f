package io.qinglan.audit.pack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The activations in the database. */
@ApplicationScoped
class ActivationBook {

    private static final String SELECT =
            "select id, pack, digest, area, effective_from, reason, proposed_by, proposer, proposed_at,"
                    + " approved_by, approver, approved_at, withdrawn_by, withdrawer, withdrawn_at, withdrawn_for, decision"
                    + " from pack_activation ";

    private final DataSource dataSource;

    ActivationBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The open proposal of a pack for an area, locked. */
    Optional<Activation> open(String pack, String area) {
        return select(
                        SELECT
                                + "where pack = ? and area = ? and approved_at is null and withdrawn_at is null for update",
                        pack,
                        area)
                .stream()
                .findFirst();
    }

    /** Any open proposal for an area. */
    Optional<Activation> open(String area) {
        return select(SELECT + "where area = ? and approved_at is null and withdrawn_at is null", area).stream()
                .findFirst();
    }

    /** The activation of a pack for an area that was approved last and stands, locked. */
    Optional<Activation> standing(String pack, String area) {
        return select(
                        SELECT
                                + "where pack = ? and area = ? and withdrawn_at is null order by approved_at desc nulls first limit 1 for update",
                        pack,
                        area)
                .stream()
                .findFirst();
    }

    /** What an area itself decides by at an instant; empty when it has no activation of its own then. */
    Optional<Activation> of(String area, Instant at) {
        return select(
                        SELECT
                                + "where area = ? and approved_at <= ? and effective_from <= ? and (withdrawn_at is null or withdrawn_at > ?)"
                                + " order by effective_from desc, approved_at desc limit 1",
                        area,
                        time(at),
                        time(at),
                        time(at))
                .stream()
                .findFirst();
    }

    /** The activations of a pack in some areas, newest first. */
    List<Activation> list(String pack, Collection<String> areas, int limit) {
        return select(
                SELECT + "where pack = ? and area = any(?) order by proposed_at desc, id desc limit ?",
                pack,
                areas.toArray(String[]::new),
                limit);
    }

    void propose(Activation one) {
        run(
                "insert into pack_activation (id, pack, digest, area, effective_from, reason, proposed_by, proposer, proposed_at, decision)"
                        + " values (?,?,?,?,?,?,?,?,?,?)",
                one.id(),
                one.pack(),
                one.digest(),
                one.area(),
                time(one.effectiveFrom()),
                one.reason(),
                one.proposedBy(),
                one.proposer(),
                time(one.proposedAt()),
                one.decision());
    }

    void approve(UUID id, UUID by, String name, Instant at, Instant effectiveFrom) {
        run(
                "update pack_activation set approved_by = ?, approver = ?, approved_at = ?, effective_from = ? where id = ?",
                by,
                name,
                time(at),
                time(effectiveFrom),
                id);
    }

    void withdraw(UUID id, UUID by, String name, Instant at, String reason) {
        run(
                "update pack_activation set withdrawn_by = ?, withdrawer = ?, withdrawn_at = ?, withdrawn_for = ? where id = ?",
                by,
                name,
                time(at),
                reason,
                id);
    }

    private void run(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(sql)) {
            set(write, values);
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the activation was not kept", e);
        }
    }

    private List<Activation> select(String sql, Object... values) {
        List<Activation> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, values);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the activations could not be read", e);
        }
    }

    private static Activation read(ResultSet row) throws SQLException {
        return new Activation(
                row.getObject("id", UUID.class),
                row.getString("pack"),
                row.getString("digest"),
                row.getString("area"),
                instant(row, "effective_from"),
                row.getString("reason"),
                row.getObject("proposed_by", UUID.class),
                row.getString("proposer"),
                instant(row, "proposed_at"),
                row.getObject("approved_by", UUID.class),
                row.getString("approver"),
                instant(row, "approved_at"),
                row.getObject("withdrawn_by", UUID.class),
                row.getString("withdrawer"),
                instant(row, "withdrawn_at"),
                row.getString("withdrawn_for"),
                row.getObject("decision", UUID.class));
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String[] many) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", many));
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
