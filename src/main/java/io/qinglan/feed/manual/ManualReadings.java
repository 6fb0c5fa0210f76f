package io.qinglan.feed.manual;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.authority.Actor;
import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.FrameId;
import io.qinglan.feed.evidence.Months;
import io.qinglan.ledger.Leaf;
import io.qinglan.store.Ids;
import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** Readings by hand and patrols: appended, each with its person and the body it came in. */
@ApplicationScoped
public class ManualReadings {

    private final DataSource database;
    private final FeedStore store;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    /** Made by the container. */
    ManualReadings(DataSource database, FeedStore store, ObjectMapper json, Ids ids, Clock clock) {
        this.database = database;
        this.store = store;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps what a person says; the same said again gives what is there. */
    @Transactional
    ManualReading keep(ManualInput input, String site, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = input.at().truncatedTo(ChronoUnit.MICROS);
        byte[] body = bytes(input);
        byte[] said = Leaf.digest(body);
        Optional<ManualReading> before = said(site, at, said);
        if (before.isPresent()) {
            return before.get();
        }
        FrameId frame = store.keep(
                        List.of(Arrival.withoutRecord(body, now, "person:" + actor.id(), Channel.HTTP, null)))
                .get(0)
                .frame();
        ManualReading kept = new ManualReading(
                ids.next(),
                input.point(),
                site,
                input.kind(),
                at,
                input.values(),
                input.outcome(),
                input.finding(),
                input.attachments(),
                actor.name(),
                now,
                frame.toString());
        insert(kept, said, frame, actor);
        return kept;
    }

    private byte[] bytes(ManualInput input) {
        try {
            return json.writeValueAsBytes(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that cannot be written as JSON", e);
        }
    }

    private void insert(ManualReading kept, byte[] said, FrameId frame, Actor actor) {
        try (Connection connection = database.getConnection()) {
            Months.ensure(connection, "manual_reading", kept.at());
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into manual_reading (id, at, point, site, kind, "values", outcome, finding, person, person_name,
                        attachments, said, received_at, batch, position)
                    values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, kept.id());
                insert.setObject(2, kept.at().atOffset(ZoneOffset.UTC));
                insert.setString(3, kept.point());
                insert.setString(4, kept.site());
                insert.setString(5, kept.kind());
                insert.setString(6, json.writeValueAsString(kept.values()));
                insert.setString(7, kept.outcome());
                insert.setString(8, kept.finding());
                insert.setObject(9, actor.id());
                insert.setString(10, kept.person());
                insert.setArray(
                        11, connection.createArrayOf("uuid", kept.attachments().toArray()));
                insert.setBytes(12, said);
                insert.setObject(13, kept.receivedAt().atOffset(ZoneOffset.UTC));
                insert.setObject(14, frame.batch());
                insert.setInt(15, frame.position());
                insert.executeUpdate();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the manual reading was not kept", e);
        }
    }

    private Optional<ManualReading> said(String site, Instant at, byte[] said) {
        return read("where site = ? and at = ? and said = ?", site, at.atOffset(ZoneOffset.UTC), said).stream()
                .findFirst();
    }

    /** What was read and found at a site, newest first. */
    Page<ManualReading> page(String site, Instant from, Instant to, PageRequest request) {
        String where = "where site = ? and at >= ? and at < ?";
        String order = " order by at desc, id desc limit " + request.limit();
        List<ManualReading> found = request.after().isPresent()
                ? read(
                        where + " and (at, id) < (?, ?)" + order,
                        site,
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        request.after().get().instant(0).atOffset(ZoneOffset.UTC),
                        request.after().get().uuid(1))
                : read(where + order, site, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
        return Page.of(found, request, last -> Cursor.of(last.at(), last.id()));
    }

    private List<ManualReading> read(String where, Object... values) {
        List<ManualReading> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select * from manual_reading " + where)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row(row));
                }
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the manual readings cannot be read", e);
        }
        return found;
    }

    private ManualReading row(ResultSet row) throws SQLException, JsonProcessingException {
        return new ManualReading(
                row.getObject("id", UUID.class),
                row.getString("point"),
                row.getString("site"),
                row.getString("kind"),
                row.getTimestamp("at").toInstant(),
                List.of(json.readValue(row.getString("values"), ManualInput.Value[].class)),
                row.getString("outcome"),
                row.getString("finding"),
                Arrays.asList((UUID[]) row.getArray("attachments").getArray()),
                row.getString("person_name"),
                row.getTimestamp("received_at").toInstant(),
                new FrameId(row.getObject("batch", UUID.class), row.getInt("position")).toString());
    }
}
