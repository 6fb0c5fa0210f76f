package io.qinglan.dispatch.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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

/** The deliveries as kept. One is claimed before it is tried and counts as tried from then on, so a crash repeats it and never loses it. */
@ApplicationScoped
public class DeliveryBook {

    private static final String COLUMNS =
            "id, subscription, event, site, type, subject, state, attempts, next_at, status, error,"
                    + " created_at, first_at, ended_at";

    private final DataSource dataSource;

    /** Made by the container. */
    DeliveryBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * How an attempt went.
     *
     * @param state waiting, delivered or dead
     * @param nextAt of a waiting one
     */
    record Outcome(UUID delivery, String state, Instant nextAt, Integer status, String error, Instant at) {}

    /**
     * What is due, at most one of each subscription, the oldest first; it is not due again before the claim runs out.
     *
     * @param claim how long an attempt may take at most
     */
    List<Delivery> claim(Instant now, Duration claim, Collection<UUID> busy, int limit) {
        String sql = """
                with due as (
                    select distinct on (subscription) id, next_at from delivery
                    where state = 'waiting' and next_at <= ? and subscription <> all (?)
                    order by subscription, next_at, id),
                taken as (
                    select d.id from delivery d join due using (id) where d.state = 'waiting' and d.next_at <= ?
                    order by due.next_at limit ? for update of d skip locked)
                update delivery d set attempts = attempts + 1, next_at = ?, first_at = coalesce(first_at, ?)
                from taken where d.id = taken.id
                returning d.\
                """ + COLUMNS.replace(", ", ", d.");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, utc(now));
            statement.setArray(2, connection.createArrayOf("uuid", busy.toArray(UUID[]::new)));
            statement.setObject(3, utc(now));
            statement.setInt(4, limit);
            statement.setObject(5, utc(now.plus(claim)));
            statement.setObject(6, utc(now));
            return deliveries(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the deliveries cannot be claimed", e);
        }
    }

    /** Writes down how attempts went. */
    void note(List<Outcome> outcomes) {
        String sql = "update delivery set state = ?, next_at = ?, status = ?, error = ?,"
                + " ended_at = case when ? = 'waiting' then null else ?::timestamptz end where id = ? and state = 'waiting'";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (Outcome outcome : outcomes) {
                update.setString(1, outcome.state());
                update.setObject(2, utc(outcome.nextAt()));
                update.setObject(3, outcome.status());
                update.setString(4, outcome.error());
                update.setString(5, outcome.state());
                update.setObject(6, utc(outcome.at()));
                update.setObject(7, outcome.delivery());
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the outcome of deliveries cannot be kept", e);
        }
    }

    /** Tries one again from now on, whatever became of it. */
    void replay(UUID id, Instant now) {
        String sql = "update delivery set state = 'waiting', attempts = 0, next_at = ?, ended_at = null where id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, utc(now));
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the delivery cannot be replayed", e);
        }
    }

    /** One delivery. */
    Optional<Delivery> find(UUID id) {
        return read("where id = ?", id).stream().findFirst();
    }

    /**
     * Deliveries of a site, newest first.
     *
     * @param state only of this state, null: of any
     * @param before only older ones than this one, null: from the newest
     */
    List<Delivery> ofSite(String site, String state, Delivery before, int limit) {
        return read(
                "where site = ? and (?::text is null or state = ?) and (?::timestamptz is null or (created_at, id) < (?, ?::uuid))"
                        + " order by created_at desc, id desc limit ?",
                site,
                state,
                state,
                before == null ? null : utc(before.createdAt()),
                before == null ? null : utc(before.createdAt()),
                before == null ? null : before.id(),
                limit);
    }

    private List<Delivery> read(String where, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from delivery " + where)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            return deliveries(select);
        } catch (SQLException e) {
            throw new IllegalStateException("the deliveries cannot be read", e);
        }
    }

    private static List<Delivery> deliveries(PreparedStatement statement) throws SQLException {
        List<Delivery> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new Delivery(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getInt(8),
                        instant(row, 9),
                        row.getObject(10, Integer.class),
                        row.getString(11),
                        instant(row, 12),
                        instant(row, 13),
                        instant(row, 14)));
            }
        }
        return found;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
