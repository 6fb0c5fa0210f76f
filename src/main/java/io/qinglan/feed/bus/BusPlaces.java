package io.qinglan.feed.bus;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** How far each partition of the bus is in the store. */
@ApplicationScoped
class BusPlaces {

    private final DataSource database;
    private final Clock clock;

    BusPlaces(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The first offset that is not in the store yet. Whoever asks holds the partition until the end of the running transaction, so that of
     * two replicas that believe they own it the later one sees what the earlier one stored.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    long next(String topic, int partition) {
        try (Connection connection = database.getConnection();
                PreparedStatement first = connection.prepareStatement(
                        "insert into bus_place (topic, partition, next_offset, moved_at) values (?, ?, 0, ?) on conflict do nothing");
                PreparedStatement select = connection.prepareStatement(
                        "select next_offset from bus_place where topic = ? and partition = ? for update")) {
            first.setString(1, topic);
            first.setInt(2, partition);
            first.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            first.executeUpdate();
            select.setString(1, topic);
            select.setInt(2, partition);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the place of partition " + partition + " cannot be read", e);
        }
    }

    /** Moves a place on, in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void move(String topic, int partition, long next) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update bus_place set next_offset = ?, moved_at = ? where topic = ? and partition = ?")) {
            update.setLong(1, next);
            update.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            update.setString(3, topic);
            update.setInt(4, partition);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the place of partition " + partition + " was not moved", e);
        }
    }
}
