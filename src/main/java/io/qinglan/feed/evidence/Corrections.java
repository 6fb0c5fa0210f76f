package io.qinglan.feed.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.feed.ReadingsStored;
import io.qinglan.feed.StoredListener;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;

/** Corrections of readings: appended, on record, never in place of what came. */
@ApplicationScoped
public class Corrections {

    private final DataSource database;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;
    private final Instance<StoredListener> listeners;

    /** Made by the container. */
    Corrections(
            DataSource database, Decisions decisions, Ids ids, Clock clock, @Any Instance<StoredListener> listeners) {
        this.database = database;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
        this.listeners = listeners;
    }

    /**
     * Appends a correction and records it; the windows it touches are due anew with the same commit.
     *
     * @param held what holds of the value until now, for the record
     */
    @Transactional
    Correction add(CorrectionInput input, Map<String, String> held, StoredPoint point, Actor actor) {
        UUID id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID decision = decisions
                .append(new Decision(
                                "reading.corrected",
                                point.point().code(),
                                now,
                                null,
                                null,
                                List.of(),
                                Map.of("correction", input, "held", held),
                                List.of(),
                                Map.of("id", id),
                                actor)
                        .in(point.area())
                        .at(point.point().site()))
                .id();
        Correction correction = new Correction(
                id,
                input.point(),
                point.point().site(),
                input.kind(),
                input.at().truncatedTo(ChronoUnit.MICROS),
                input.factor(),
                input.value() == null ? null : input.value().toPlainString(),
                input.mark(),
                input.reason(),
                input.document(),
                actor.name(),
                now,
                decision);
        insert(correction, actor);
        return correction;
    }

    private void insert(Correction correction, Actor actor) {
        try (Connection connection = database.getConnection()) {
            Months.ensure(connection, "reading_correction", correction.at());
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into reading_correction (id, at, point, kind, factor, "value", mark, site, reason, document, person,
                        person_name, recorded_at, decision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, correction.id());
                insert.setObject(2, correction.at().atOffset(ZoneOffset.UTC));
                insert.setString(3, correction.point());
                insert.setString(4, correction.kind());
                insert.setString(5, correction.factor());
                insert.setString(6, correction.value());
                insert.setString(7, correction.mark());
                insert.setString(8, correction.site());
                insert.setString(9, correction.reason());
                insert.setString(10, correction.document());
                insert.setObject(11, actor.id());
                insert.setString(12, actor.name());
                insert.setObject(13, correction.recordedAt().atOffset(ZoneOffset.UTC));
                insert.setObject(14, correction.decision());
                insert.executeUpdate();
            }
            ReadingsStored touched =
                    new ReadingsStored(correction.point(), correction.kind(), correction.at(), correction.at());
            for (StoredListener listener : listeners) {
                listener.stored(connection, List.of(touched));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the correction was not kept", e);
        }
    }

    /**
     * Corrections of a point's readings, the latest reading first, and of one reading the latest correction first: that one holds.
     *
     * @param kind one kind of record; null for all
     * @param from first time of a reading, {@code to} the first one no longer wanted
     */
    public List<Correction> of(String point, String kind, Instant from, Instant to) {
        try (Connection connection = database.getConnection()) {
            return of(connection, point, kind, from, to);
        } catch (SQLException e) {
            throw new IllegalStateException("the corrections cannot be read", e);
        }
    }

    /** Those of some points that have a correction at all. */
    public static Set<String> corrected(Connection connection, Collection<String> points) throws SQLException {
        Set<String> found = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("select p from unnest(?::text[]) p"
                + " where exists (select 1 from reading_correction c where c.point = p)")) {
            select.setArray(1, connection.createArrayOf("text", points.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    /** Corrections as {@link #of(String, String, Instant, Instant)}, on a connection. */
    public static List<Correction> of(Connection connection, String point, String kind, Instant from, Instant to)
            throws SQLException {
        List<Correction> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        select * from reading_correction where point = ? and at >= ? and at < ? and (?::text is null or kind = ?)
                        order by at desc, recorded_at desc, id desc
                        """)) {
            select.setString(1, point);
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            select.setString(4, kind);
            select.setString(5, kind);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Correction(
                            row.getObject("id", UUID.class),
                            row.getString("point"),
                            row.getString("site"),
                            row.getString("kind"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("factor"),
                            row.getString("value"),
                            row.getString("mark"),
                            row.getString("reason"),
                            row.getString("document"),
                            row.getString("person_name"),
                            row.getTimestamp("recorded_at").toInstant(),
                            row.getObject("decision", UUID.class)));
                }
            }
        }
        return found;
    }
}
