package io.qinglan.feed.gate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.FrameId;
import io.qinglan.feed.ReadingsStored;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.Refusal;
import io.qinglan.feed.StoredListener;
import io.qinglan.feed.evidence.Months;
import io.qinglan.feed.gate.PassagesTaken.Result;
import io.qinglan.store.Ids;
import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** The vehicles through the gates of all sites. What is there is never overwritten: another value is a revision, and both stay. */
@ApplicationScoped
public class Passages {

    private static final String ADD = """
            with latest as (
                select revision, id, said from gate_passage where gate = ? and at = ? and plate = ? and direction = ?
                order by revision desc limit 1)
            insert into gate_passage (gate, at, plate, direction, revision, id, site, stage, fuel, cargo_tonnes, goods, vehicle_kind,
                plate_colour, vin, engine_number, registered_on, control_status, admitted, said, received_at, batch, position, line)
            select ?, ?, ?, ?, coalesce(latest.revision, 0) + 1, coalesce(latest.id, ?::uuid), ?, ?, ?, ?::numeric, ?, ?, ?, ?, ?, ?::date,
                ?, ?::boolean, s.said, ?, ?, ?, ?
            from (values (?::bytea)) as s (said) left join latest on true
            where latest.said is null or latest.said <> s.said
            returning revision, id
            """;

    private final DataSource database;
    private final FeedStore store;
    private final Ids ids;
    private final Clock clock;
    private final Instance<StoredListener> listeners;

    /** Made by the container. */
    Passages(DataSource database, FeedStore store, Ids ids, Clock clock, @Any Instance<StoredListener> listeners) {
        this.listeners = listeners;
        this.database = database;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A record of a body that may be kept.
     *
     * @param line its place in the body, counted from 1
     * @param site whose gate it is
     */
    record Accepted(int line, String site, Passage passage) {}

    /**
     * Keeps a body and its good records in one transaction.
     *
     * @param refused what became of the others
     */
    @Transactional
    PassagesTaken take(byte[] body, String peer, List<Accepted> accepted, List<Result> refused) {
        List<Result> results = new ArrayList<>(refused);
        Instant receivedAt = now();
        FrameId frame = store.keep(List.of(Arrival.withoutRecord(body, receivedAt, peer, Channel.HTTP, null)))
                .get(0)
                .frame();
        try (Connection connection = database.getConnection()) {
            Months.ensure(
                    connection,
                    "gate_passage",
                    accepted.stream().map(one -> one.passage().at()).toList());
            lock(connection, accepted);
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                for (Accepted one : accepted) {
                    results.add(add(add, one, frame, receivedAt));
                }
            }
            results.sort(Comparator.comparingInt(Result::line));
            tell(connection, accepted);
            return PassagesTaken.of(frame, results);
        } catch (SQLException e) {
            throw new IllegalStateException("the passages were not kept", e);
        }
    }

    /** Whoever made something of these hours of a gate hears of it in this transaction. */
    private void tell(Connection connection, List<Accepted> accepted) throws SQLException {
        Map<String, ReadingsStored> touched = new TreeMap<>();
        for (Accepted one : accepted) {
            String gate = one.passage().gate();
            Instant hour = one.passage().at().truncatedTo(ChronoUnit.HOURS);
            touched.put(gate + hour, new ReadingsStored(gate, RecordKind.PASSAGE, hour, hour));
        }
        if (!touched.isEmpty()) {
            for (StoredListener listener : listeners) {
                listener.stored(connection, List.copyOf(touched.values()));
            }
        }
    }

    /** Vehicles through some gates from one moment (itself) to another (not itself), each in its latest revision, by gate and time. */
    public List<Seen> seen(Connection connection, Collection<String> gates, Instant from, Instant to)
            throws SQLException {
        List<Seen> seen = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (gate, at, plate, direction) gate, at, id, direction, stage, fuel, vehicle_kind
                from gate_passage where gate = any(?) and at >= ? and at < ?
                order by gate, at, plate, direction, revision desc
                """)) {
            select.setArray(1, connection.createArrayOf("text", gates.toArray()));
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    seen.add(new Seen(
                            row.getString(1),
                            row.getTimestamp(2).toInstant(),
                            row.getObject(3, UUID.class),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)));
                }
            }
        }
        return seen;
    }

    /**
     * A vehicle through a gate, for rooms that must not see its plate.
     *
     * @param id of the passage
     * @param direction {@code in} or {@code out}
     * @param stage emission stage, a code of rules/standards/hj-1321-2023.yaml
     * @param fuel a code of the same file
     * @param vehicleKind as the gate names it, null when it does not
     */
    public record Seen(
            String gate, Instant at, UUID id, String direction, String stage, String fuel, String vehicleKind) {}

    /** Keeps a body in which nothing is good, in a transaction of its own: it stays although its sender gets an error. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void refuse(byte[] body, String peer, String why) {
        Refusal refusal = new Refusal("gate_refused", why);
        store.keep(List.of(Arrival.refused(body, now(), peer, Channel.HTTP, null, refusal)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Two bodies of one gate wait for each other, in one order of gates, so that a repeat sees what the first one kept. */
    private static void lock(Connection connection, List<Accepted> accepted) throws SQLException {
        TreeSet<String> gates = new TreeSet<>();
        accepted.forEach(one -> gates.add(one.passage().gate()));
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 136))")) {
            for (String gate : gates) {
                lock.setString(1, gate);
                lock.execute();
            }
        }
    }

    private Result add(PreparedStatement add, Accepted accepted, FrameId frame, Instant receivedAt)
            throws SQLException {
        Passage passage = accepted.passage();
        int place = 1;
        for (int key = 0; key < 2; key++) {
            add.setString(place++, passage.gate());
            add.setObject(place++, passage.at().atOffset(ZoneOffset.UTC));
            add.setString(place++, passage.plate());
            add.setString(place++, passage.direction());
        }
        add.setObject(place++, ids.next());
        add.setString(place++, accepted.site());
        add.setString(place++, passage.stage());
        add.setString(place++, passage.fuel());
        add.setBigDecimal(place++, passage.cargoTonnes());
        add.setString(place++, passage.goods());
        add.setString(place++, passage.vehicleKind());
        add.setString(place++, passage.plateColour());
        add.setString(place++, passage.vin());
        add.setString(place++, passage.engineNumber());
        add.setObject(place++, passage.registeredOn(), Types.DATE);
        add.setString(place++, passage.controlStatus());
        add.setObject(place++, passage.admitted(), Types.BOOLEAN);
        add.setObject(place++, receivedAt.atOffset(ZoneOffset.UTC));
        add.setObject(place++, frame.batch());
        add.setInt(place++, frame.position());
        add.setInt(place++, accepted.line());
        add.setBytes(place, passage.said());
        try (ResultSet row = add.executeQuery()) {
            if (!row.next()) {
                return new Result(accepted.line(), "duplicate", null, null);
            }
            String result = row.getInt("revision") == 1 ? "stored" : "revision";
            return new Result(accepted.line(), result, row.getObject("id", UUID.class), null);
        }
    }

    /**
     * The passages of a site in their latest revision, newest first.
     *
     * @param gate one gate; null for all of the site
     * @param from first moment, and {@code to} the first one no longer wanted
     */
    Page<StoredPassage> page(String site, String gate, Instant from, Instant to, PageRequest request) {
        StringBuilder sql = new StringBuilder("""
                select * from gate_passage p where site = ? and at >= ? and at < ? and (?::text is null or gate = ?)
                and revision = (select max(revision) from gate_passage n
                    where n.gate = p.gate and n.at = p.at and n.plate = p.plate and n.direction = p.direction)
                """);
        request.after().ifPresent(after -> sql.append(" and (at, id) < (?, ?)"));
        sql.append(" order by at desc, id desc limit ").append(request.limit());
        List<StoredPassage> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql.toString())) {
            select.setString(1, site);
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            select.setString(4, gate);
            select.setString(5, gate);
            if (request.after().isPresent()) {
                select.setObject(6, request.after().get().instant(0).atOffset(ZoneOffset.UTC));
                select.setObject(7, request.after().get().uuid(1));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the passages cannot be read", e);
        }
        return Page.of(found, request, last -> Cursor.of(last.passage().at(), last.id()));
    }

    private static StoredPassage row(ResultSet row) throws SQLException {
        Passage passage = new Passage(
                row.getString("gate"),
                row.getTimestamp("at").toInstant(),
                row.getString("direction"),
                row.getString("plate"),
                row.getString("stage"),
                row.getString("fuel"),
                row.getBigDecimal("cargo_tonnes"),
                row.getString("goods"),
                row.getString("vehicle_kind"),
                row.getString("plate_colour"),
                row.getString("vin"),
                row.getString("engine_number"),
                row.getObject("registered_on", LocalDate.class),
                row.getString("control_status"),
                row.getObject("admitted", Boolean.class));
        return new StoredPassage(
                row.getObject("id", UUID.class),
                row.getInt("revision"),
                row.getString("site"),
                passage,
                row.getTimestamp("received_at").toInstant(),
                new FrameId(row.getObject("batch", UUID.class), row.getInt("position")),
                row.getInt("line"));
    }
}
