package io.qinglan.compliance.watch;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import io.qinglan.compliance.lead.LineSuspended;
import io.qinglan.feed.ReadingsStored;
import io.qinglan.feed.StoredListener;
import io.qinglan.inventory.PointsChanged;
import io.qinglan.order.OrderServed;
import io.qinglan.order.RoundSettled;

/**
 * Hears, within their transactions, of all that verdicts rest on, and only notes it: readings and windows, passages, service, rounds of
 * orders, changed points, leaves. So no way in waits for a verdict, and nothing that is committed is forgotten.
 */
@ApplicationScoped
class ComplianceNotes implements StoredListener {

    private final DataSource dataSource;
    private final Event<Noted> events;

    ComplianceNotes(DataSource dataSource, Event<Noted> events) {
        this.dataSource = dataSource;
        this.events = events;
    }

    /** Something was noted; fired inside the noting transaction. */
    record Noted() {}

    @Override
    public void stored(Connection connection, List<ReadingsStored> stored) throws SQLException {
        try (PreparedStatement note =
                connection.prepareStatement("insert into compliance_note (kind, points, kinds, froms,"
                        + " untils) values ('readings', ?, ?, ?::timestamptz[], ?::timestamptz[])")) {
            note.setArray(1, texts(connection, stored, ReadingsStored::point));
            note.setArray(2, texts(connection, stored, ReadingsStored::kind));
            note.setArray(3, texts(connection, stored, one -> one.from().toString()));
            note.setArray(4, texts(connection, stored, one -> one.to().toString()));
            note.executeUpdate();
        }
        events.fire(new Noted());
    }

    void onSettled(@Observes RoundSettled settled) {
        note("insert into compliance_note (kind, response) values ('round', ?)", settled.response());
    }

    void onServed(@Observes OrderServed served) {
        orders(List.of(served.order()));
    }

    void onSuspended(@Observes LineSuspended suspended) {
        sites(Set.of(suspended.site()));
    }

    void onPoints(@Observes PointsChanged changed) {
        sites(changed.sites());
    }

    private void sites(Set<String> sites) {
        note("insert into compliance_note (kind, sites) values ('sites', ?)", sites.toArray(String[]::new));
    }

    /** Notes that some orders are to be looked at anew. */
    void orders(Collection<UUID> orders) {
        note("insert into compliance_note (kind, orders) values ('order', ?)", orders.toArray(UUID[]::new));
    }

    private void note(String sql, Object value) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement note = connection.prepareStatement(sql)) {
            if (value instanceof Object[] many) {
                note.setArray(1, connection.createArrayOf(many instanceof UUID[] ? "uuid" : "text", many));
            } else {
                note.setObject(1, value);
            }
            note.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what verdicts rest on was not noted", e);
        }
        events.fire(new Noted());
    }

    private static Array texts(
            Connection connection, List<ReadingsStored> stored, Function<ReadingsStored, String> part)
            throws SQLException {
        return connection.createArrayOf("text", stored.stream().map(part).toArray());
    }
}
