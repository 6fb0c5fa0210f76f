package io.qinglan.order.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;

/** The zones round named stations. A zone of a station set anew ends the one before on that day; both stay readable. */
@ApplicationScoped
class Zones {

    private static final String COLUMNS =
            "id, area, kind, station, name, longitude, latitude, radius_metres, basis, since, until, version";

    private final DataSource dataSource;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;

    Zones(DataSource dataSource, Decisions decisions, Ids ids, Clock clock) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sets the zone of a station and records who did; the id and version of the argument are not looked at. */
    @Transactional
    Zone set(Zone wanted, Actor person) {
        try (Connection connection = dataSource.getConnection()) {
            int version = 1 + endBefore(connection, wanted);
            Zone zone = new Zone(
                    ids.next(),
                    wanted.area(),
                    wanted.kind(),
                    wanted.station(),
                    wanted.name(),
                    wanted.longitude(),
                    wanted.latitude(),
                    wanted.radiusMetres(),
                    wanted.basis(),
                    wanted.since(),
                    null,
                    version);
            insert(connection, zone, person);
            decisions.append(new Decision(
                            "zone.set",
                            zone.id().toString(),
                            clock.instant(),
                            null,
                            null,
                            List.of(zone.basis()),
                            zone,
                            List.of(),
                            null,
                            person)
                    .in(zone.area()));
            return zone;
        } catch (SQLException e) {
            throw new IllegalStateException("the zone was not kept", e);
        }
    }

    /** The zones of some areas on a day, in order of area and station. */
    List<Zone> on(Collection<String> areas, LocalDate day) {
        try (Connection connection = dataSource.getConnection()) {
            return on(connection, areas, day);
        } catch (SQLException e) {
            throw new IllegalStateException("the zones cannot be read", e);
        }
    }

    /** The zones of some areas on a day, read in the connection's transaction. */
    List<Zone> on(Connection connection, Collection<String> areas, LocalDate day) throws SQLException {
        String sql = "select " + COLUMNS + " from task_zone where area = any(?) and since <= ?"
                + " and (until is null or until > ?) order by area, station, version desc";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", areas.toArray()));
            select.setObject(2, day);
            select.setObject(3, day);
            List<Zone> zones = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    zones.add(zone(row));
                }
            }
            return zones;
        }
    }

    /** Ends what holds for the station; a zone that would begin no later than its successor is taken back whole. Gives its version. */
    private static int endBefore(Connection connection, Zone wanted) throws SQLException {
        String where = " where area = ? and kind = ? and station = ? and until is null";
        int version = 0;
        try (PreparedStatement select =
                connection.prepareStatement("select version from task_zone" + where + " for update")) {
            key(select, 1, wanted);
            try (ResultSet row = select.executeQuery()) {
                version = row.next() ? row.getInt(1) : 0;
            }
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from task_zone" + where + " and since >= ?")) {
            key(delete, 1, wanted);
            delete.setObject(4, wanted.since());
            delete.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement("update task_zone set until = ?" + where)) {
            update.setObject(1, wanted.since());
            key(update, 2, wanted);
            update.executeUpdate();
        }
        return version;
    }

    private void insert(Connection connection, Zone zone, Actor person) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into task_zone (" + COLUMNS
                + ", person, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, zone.id());
            insert.setString(2, zone.area());
            insert.setString(3, zone.kind());
            insert.setString(4, zone.station());
            insert.setString(5, zone.name());
            insert.setDouble(6, zone.longitude());
            insert.setDouble(7, zone.latitude());
            insert.setInt(8, zone.radiusMetres());
            insert.setString(9, zone.basis());
            insert.setObject(10, zone.since());
            insert.setObject(11, zone.until());
            insert.setInt(12, zone.version());
            insert.setString(13, person.name());
            insert.setObject(14, TaskRounds.time(clock.instant()));
            insert.executeUpdate();
        }
    }

    private static void key(PreparedStatement statement, int from, Zone zone) throws SQLException {
        statement.setString(from, zone.area());
        statement.setString(from + 1, zone.kind());
        statement.setString(from + 2, zone.station());
    }

    private static Zone zone(ResultSet row) throws SQLException {
        return new Zone(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getDouble(6),
                row.getDouble(7),
                row.getInt(8),
                row.getString(9),
                row.getObject(10, LocalDate.class),
                row.getObject(11, LocalDate.class),
                row.getInt(12));
    }
}
