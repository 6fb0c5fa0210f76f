package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.Level;
import io.qinglan.inventory.Span;

/** The rounds of orders and their batches in the database. Every method works in the connection's transaction. */
@ApplicationScoped
public class IssuingBook {

    private static final String COLUMNS =
            "i.response, i.version, i.round, i.how, i.area, i.level, i.starts_at, i.until,"
                    + " i.exercise, i.only_site, i.reason, i.unbinding, i.list_version, i.pack, i.shared, i.shared_digest";
    private static final String KEY = "response = ? and version = ? and round = ?";

    private final Clock clock;

    /** Made by the container. */
    public IssuingBook(Clock clock) {
        this.clock = clock;
    }

    /** A batch taken by this transaction; nobody else works on it. */
    record Batch(Issuing issuing, int ordinal, Span span) {}

    /** Notes a round; noting it again changes nothing. */
    void note(Connection connection, Issuing issuing) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into issuing (response, version, round, act, how, area, level, starts_at, until, exercise,"
                        + " only_site, reason, unbinding, state, noted_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'noted', ?) on conflict do nothing")) {
            key(insert, 1, issuing);
            insert.setString(4, issuing.ends() ? "end" : "issue");
            insert.setString(5, issuing.how());
            insert.setString(6, issuing.area());
            insert.setString(7, issuing.level().code());
            insert.setObject(8, time(issuing.start()));
            insert.setObject(9, time(issuing.until()));
            insert.setBoolean(10, issuing.exercise());
            insert.setString(11, issuing.onlySite());
            insert.setString(12, issuing.reason());
            insert.setBoolean(13, issuing.unbinding());
            insert.setObject(14, time(clock.instant()));
            insert.executeUpdate();
        }
    }

    /** Takes the next round to be planned, if nobody else has it; rounds of one response are worked off in their order. */
    Optional<Issuing> takeNoted(Connection connection) throws SQLException {
        return select(
                        connection,
                        "select " + COLUMNS
                                + " from issuing i where i.state = 'noted' and not exists (select 1 from issuing e"
                                + " where e.response = i.response and (e.version, e.round) < (i.version, i.round)"
                                + " and e.state in ('noted', 'running'))"
                                + " order by i.noted_at limit 1 for update skip locked")
                .stream()
                .findFirst();
    }

    /** The last round of a response, if any was noted. */
    Optional<Issuing> last(Connection connection, UUID response) throws SQLException {
        return select(
                        connection,
                        "select " + COLUMNS
                                + " from issuing i where i.response = ? order by i.version desc, i.round desc limit 1",
                        response)
                .stream()
                .findFirst();
    }

    /** What was settled for the last planned round of a response. */
    Optional<Issuing.Plan> lastPlan(Connection connection, UUID response) throws SQLException {
        return select(
                        connection,
                        "select " + COLUMNS + " from issuing i where i.response = ? and i.shared is not null"
                                + " order by i.version desc, i.round desc limit 1",
                        response)
                .stream()
                .findFirst()
                .map(Issuing::plan);
    }

    /** When the response began whose round this is: the start of its first round. */
    Instant begun(Connection connection, Issuing issuing) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select starts_at from issuing where response = ? order by version, round limit 1")) {
            select.setObject(1, issuing.response());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? instant(row, 1) : issuing.start();
            }
        }
    }

    /** What a round came to. */
    OrdersIssued told(Connection connection, Issuing issuing) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select coalesce(sum(sites), 0),"
                + " coalesce(sum(orders), 0), coalesce(sum(obligations), 0), coalesce(sum(idle), 0)"
                + " from issuing_batch where " + KEY)) {
            key(select, 1, issuing);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new OrdersIssued(
                        issuing.response(),
                        issuing.version(),
                        issuing.round(),
                        issuing.how(),
                        issuing.area(),
                        issuing.level().code(),
                        issuing.exercise(),
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4));
            }
        }
    }

    /** A round by its key. */
    Optional<Issuing> find(Connection connection, UUID response, int version, int round) throws SQLException {
        return select(
                        connection,
                        "select " + COLUMNS + " from issuing i where i.response = ? and i.version = ? and i.round = ?",
                        response,
                        version,
                        round)
                .stream()
                .findFirst();
    }

    /** Settles what the round's orders share, and its batches; from now on it is worked off. */
    void plan(Connection connection, Issuing issuing, List<Span> spans) throws SQLException {
        Issuing.Plan plan = issuing.plan();
        try (PreparedStatement update = connection.prepareStatement("update issuing set state = 'running',"
                + " list_version = ?, pack = ?, shared = ?, shared_digest = ?, planned_at = ?, missing = '{}' where "
                + KEY)) {
            update.setInt(1, plan.listVersion());
            update.setString(2, plan.pack());
            update.setString(3, plan.shared());
            update.setString(4, plan.sharedDigest());
            update.setObject(5, time(clock.instant()));
            key(update, 6, issuing);
            update.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into issuing_batch (response, version, round,"
                        + " ordinal, area, from_code, to_code, sites) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int ordinal = 0; ordinal < spans.size(); ordinal++) {
                Span span = spans.get(ordinal);
                key(insert, 1, issuing);
                insert.setInt(4, ordinal);
                insert.setString(5, span.area());
                insert.setString(6, span.fromCode());
                insert.setString(7, span.toCode());
                insert.setInt(8, span.sites());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Holds a round back because required lawful parts are missing. */
    void block(Connection connection, Issuing issuing, List<LawfulPart> missing) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update issuing set state = 'blocked', missing = ? where " + KEY)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "text", missing.stream().map(LawfulPart::part).toArray()));
            key(update, 2, issuing);
            update.executeUpdate();
        }
    }

    /** Lets the last round of a response go on if it was held back; what it overtook stays behind. */
    int release(Connection connection, UUID response) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update issuing i set state = 'noted' where response = ? and state = 'blocked' and not exists (select 1"
                        + " from issuing e where e.response = i.response and (e.version, e.round) > (i.version, i.round))")) {
            update.setObject(1, response);
            return update.executeUpdate();
        }
    }

    /** Takes the next batch that nobody else has. */
    Optional<Batch> takeBatch(Connection connection) throws SQLException {
        String sql = "select " + COLUMNS + ", b.ordinal, b.area, b.from_code, b.to_code, b.sites"
                + " from issuing_batch b join issuing i using (response, version, round)"
                + " where b.done_at is null and i.state = 'running'"
                + " order by b.response, b.version, b.round, b.ordinal limit 1 for update of b skip locked";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            Span span = new Span(row.getString(18), row.getString(19), row.getString(20), row.getInt(21));
            return Optional.of(new Batch(issuing(row), row.getInt(17), span));
        }
    }

    /** Marks a batch as done, with what it came to. */
    void done(Connection connection, Batch batch, BatchCount count) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update issuing_batch set orders = ?, obligations = ?,"
                        + " idle = ?, done_at = ? where " + KEY + " and ordinal = ?")) {
            update.setInt(1, count.orders());
            update.setInt(2, count.obligations());
            update.setInt(3, count.idle());
            update.setObject(4, time(clock.instant()));
            key(update, 5, batch.issuing());
            update.setInt(8, batch.ordinal());
            update.executeUpdate();
        }
    }

    /** Closes rounds all of whose batches are done; gives them. */
    List<Issuing> close(Connection connection) throws SQLException {
        return select(
                connection,
                "update issuing i set state = 'done', done_at = ? where i.state = 'running' and not exists (select 1"
                        + " from issuing_batch b where b.response = i.response and b.version = i.version"
                        + " and b.round = i.round and b.done_at is null) returning " + COLUMNS,
                time(clock.instant()));
    }

    private List<Issuing> select(Connection connection, String sql, Object... values) throws SQLException {
        List<Issuing> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(issuing(row));
                }
            }
        }
        return found;
    }

    private static Issuing issuing(ResultSet row) throws SQLException {
        Issuing.Plan plan = row.getString(15) == null // not planned yet
                ? null
                : new Issuing.Plan(row.getInt(13), row.getString(14), row.getString(15), row.getString(16));
        return new Issuing(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                Level.of(row.getString(6)),
                instant(row, 7),
                instant(row, 8),
                row.getBoolean(9),
                row.getString(10),
                row.getString(11),
                row.getBoolean(12),
                plan);
    }

    private static void key(PreparedStatement statement, int from, Issuing issuing) throws SQLException {
        statement.setObject(from, issuing.response());
        statement.setInt(from + 1, issuing.version());
        statement.setInt(from + 2, issuing.round());
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
