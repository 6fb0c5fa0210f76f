package io.qinglan.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.store.OnTheWire;

/** Events in their order. Each gets its place once, after the commit of what it tells of, and with it a delivery for every subscription. */
@ApplicationScoped
public class EventBook {

    private static final long LOCK = 0x51_1A_30;
    private static final String COLUMNS =
            "select id, position, type, subject, site, created_at, payload::text from outbox ";

    private final DataSource dataSource;
    private final Clock clock;
    private final double spread;

    /** Made by the container. */
    EventBook(
            DataSource dataSource,
            @OnTheWire Clock clock,
            @ConfigProperty(name = "qinglan.dispatch.spread") Duration spread) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.spread = spread.toMillis() / 1000.0;
    }

    /**
     * Places events that have none yet and notes what is to be delivered, first attempts spread over a moment so that a city's receivers are
     * not all called in the same instant; of several nodes one does it.
     *
     * @return how many were placed
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int place(int limit) {
        try (Connection connection = dataSource.getConnection()) {
            return locked(connection) ? place(connection, limit) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException("the events cannot be placed", e);
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private int place(Connection connection, int limit) throws SQLException {
        String sql = """
                with waiting as (
                    select id, row_number() over (order by created_at, id) as place
                    from (select id, created_at from outbox where delivered_at is null order by created_at, id limit ?) first),
                placed as (
                    update outbox o set position = w.place + (select coalesce(max(position), 0) from outbox), delivered_at = ?
                    from waiting w where o.id = w.id
                    returning o.id, o.type, o.subject, o.site),
                noted as (
                    insert into delivery (subscription, event, site, type, subject, state, next_at, created_at)
                    select s.id, p.id, s.site, p.type, p.subject, 'waiting', ?::timestamptz + random() * ?::double precision * interval '1 second', ?
                    from placed p join subscription s on s.site = coalesce(p.site, '')
                    where s.state = 'active' and s.ended_at is null and p.type = any (s.events)
                    returning 1)
                select count(*) from placed
                """;
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, limit);
            statement.setObject(2, now);
            statement.setObject(3, now);
            statement.setObject(4, spread);
            statement.setObject(5, now);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** The last place given. */
    public long last() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select coalesce(max(position), 0) from outbox");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Events about sites behind a place, in order. */
    public List<Event> after(long position, int limit) {
        return read(COLUMNS + "where position > ? and site is not null order by position limit ?", position, limit);
    }

    /** Events of one site behind a place, in order. */
    public List<Event> ofSite(String site, long position, int limit) {
        return read(COLUMNS + "where site = ? and position > ? order by position limit ?", site, position, limit);
    }

    /** Events by their ids. */
    public List<Event> of(Collection<UUID> ids) {
        return read(COLUMNS + "where id = any (?)", (Object) ids.toArray(UUID[]::new));
    }

    private List<Event> read(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof UUID[] ids) {
                    select.setArray(i + 1, connection.createArrayOf("uuid", ids));
                } else {
                    select.setObject(i + 1, parameters[i]);
                }
            }
            List<Event> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new Event(
                            row.getObject(1, UUID.class),
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getString(7)));
                }
            }
            return events;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the events cannot be read", e);
    }
}
