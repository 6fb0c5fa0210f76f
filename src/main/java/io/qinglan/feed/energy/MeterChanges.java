package io.qinglan.feed.energy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.feed.ReadingsStored;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.StoredListener;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;

/** The table of meter changes. */
@ApplicationScoped
class MeterChanges {

    private final DataSource dataSource;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;
    private final Instance<StoredListener> listeners;

    MeterChanges(
            DataSource dataSource, Decisions decisions, Ids ids, Clock clock, @Any Instance<StoredListener> listeners) {
        this.listeners = listeners;
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Records a change; the act stands in the ledger. */
    @Transactional
    void add(StoredPoint point, MeterChange change, Actor by) {
        Instant now = clock.instant();
        String code = point.point().code();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into meter_change (id, point, at, ct, pt, capacity, shown_before, shown_after, reason, document,"
                                + " recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, ids.next());
            insert.setString(2, code);
            insert.setObject(3, change.at().atOffset(ZoneOffset.UTC));
            insert.setBigDecimal(4, change.ct());
            insert.setBigDecimal(5, change.pt());
            insert.setBigDecimal(6, change.capacity());
            insert.setBigDecimal(7, change.shownBefore());
            insert.setBigDecimal(8, change.shownAfter());
            insert.setString(9, change.reason());
            insert.setString(10, change.document());
            insert.setString(11, by.name());
            insert.setObject(12, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            // the steps of the register around the exchange are others now
            for (StoredListener listener : listeners) {
                listener.stored(
                        connection, List.of(new ReadingsStored(code, RecordKind.REALTIME, change.at(), change.at())));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the change of a meter was not kept", e);
        }
        decisions.append(new Decision(
                        "meter.changed",
                        code,
                        change.at(),
                        now,
                        null,
                        List.of(),
                        null,
                        List.of(),
                        Map.of(
                                "ct", change.ct().toPlainString(),
                                "pt", change.pt().toPlainString(),
                                "reason", change.reason()),
                        by)
                .in(point.area())
                .at(point.point().site()));
    }

    /** The changes of a point by time; of one moment the last recorded. */
    List<MeterChange> of(String point) {
        List<MeterChange> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select distinct on (at) * from meter_change"
                        + " where point = ? order by at, recorded_at desc, id desc")) {
            select.setString(1, point);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new MeterChange(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getBigDecimal("ct"),
                            row.getBigDecimal("pt"),
                            row.getBigDecimal("capacity"),
                            row.getBigDecimal("shown_before"),
                            row.getBigDecimal("shown_after"),
                            row.getString("reason"),
                            row.getString("document")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the changes of a meter cannot be read", e);
        }
        return found;
    }
}
