package io.qinglan.feed;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The readings of points, to be read: what holds, and all that was ever said. */
@ApplicationScoped
public class Readings {

    private static final String COLUMNS = "s.point, s.kind, r.at, r.seconds, r.part, r.parts, r.quality, r.layout,"
            + " r.\"values\", r.received_at, r.batch, r.position, r.entry";
    private static final String OF_RANGE = "select " + COLUMNS + " from series s join reading r on r.series = s.id"
            + " where s.point = ? and s.kind = ? and r.at >= ? and r.at < ?"
            + " order by r.at, r.received_at, r.batch, r.position, r.entry";
    private static final String OF_POINTS = "select " + COLUMNS + " from series s join reading r on r.series = s.id"
            + " where s.point = any(?) and r.at >= ? and r.at < ?"
            + " order by s.id, r.at, r.received_at, r.batch, r.position, r.entry";
    private static final int FETCH = 5_000;

    private final DataSource dataSource;
    private final LayoutBook layouts;

    Readings(DataSource dataSource, LayoutBook layouts) {
        this.dataSource = dataSource;
        this.layouts = layouts;
    }

    /** All that a point said of a kind with times from (itself) to (not itself), by time and then in the order received. */
    public List<StoredRecord> all(String point, String kind, Instant from, Instant to) {
        List<StoredRecord> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            all(connection, point, kind, from, to, found::add);
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found;
    }

    /** The same on a connection, without holding it all in memory when the connection is in a transaction. */
    public void all(
            Connection connection, String point, String kind, Instant from, Instant to, Consumer<StoredRecord> sink)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_RANGE)) {
            select.setString(1, point);
            select.setString(2, kind);
            select.setObject(3, from.atOffset(ZoneOffset.UTC));
            select.setObject(4, to.atOffset(ZoneOffset.UTC));
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.accept(stored(row));
                }
            }
        }
    }

    /** What holds of a point and kind with times from (itself) to (not itself), by time. */
    public List<LatestRecord> latest(String point, String kind, Instant from, Instant to) {
        List<LatestRecord> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            latest(connection, point, kind, from, to, found::add);
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found;
    }

    /** The same on a connection. */
    public void latest(
            Connection connection, String point, String kind, Instant from, Instant to, Consumer<LatestRecord> sink)
            throws SQLException {
        List<StoredRecord> ofOneTime = new ArrayList<>();
        all(connection, point, kind, from, to, stored -> {
            if (!ofOneTime.isEmpty()
                    && !ofOneTime.get(0).record().at().equals(stored.record().at())) {
                sink.accept(LatestRecord.of(ofOneTime));
                ofOneTime.clear();
            }
            ofOneTime.add(stored);
        });
        if (!ofOneTime.isEmpty()) {
            sink.accept(LatestRecord.of(ofOneTime));
        }
    }

    /**
     * What holds of many points, of every kind, with times from (itself) to (not itself): point by point and kind by kind, each by time. In a
     * running transaction; one question to the database, however many points.
     */
    public void latest(
            Connection connection, Collection<String> points, Instant from, Instant to, Consumer<LatestRecord> sink)
            throws SQLException {
        List<StoredRecord> ofOneTime = new ArrayList<>();
        try (Statement plan = connection.createStatement();
                PreparedStatement select = connection.prepareStatement(OF_POINTS)) {
            plan.execute(
                    "set local enable_hashjoin = off; set local enable_mergejoin = off"); // few rows of each series
            select.setArray(1, connection.createArrayOf("text", points.toArray()));
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    StoredRecord stored = stored(row);
                    if (!ofOneTime.isEmpty() && !ofOneTime.get(0).sameTime(stored)) {
                        sink.accept(LatestRecord.of(ofOneTime));
                        ofOneTime.clear();
                    }
                    ofOneTime.add(stored);
                }
            }
            plan.execute("reset enable_hashjoin; reset enable_mergejoin");
        }
        if (!ofOneTime.isEmpty()) {
            sink.accept(LatestRecord.of(ofOneTime));
        }
    }

    /**
     * The times of the last record before, and the first behind, some spans of time; where there is none within a reach, the end of the span.
     *
     * @param spans by point and kind
     */
    public List<Around> around(Connection connection, List<ReadingsStored> spans, Duration reach) throws SQLException {
        List<Around> found = new ArrayList<>(spans.size());
        try (PreparedStatement select = connection.prepareStatement("""
                select coalesce((select max(r.at) from reading r where r.series = s.id and r.at < n.a and r.at >= n.a - n.reach), n.a),
                    coalesce((select min(r.at) from reading r where r.series = s.id and r.at > n.b and r.at <= n.b + n.reach), n.b)
                from (select p, k, a, b, i, ? * interval '1 second' as reach
                    from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality as u (p, k, a, b, i)) n
                left join series s on s.point = n.p and s.kind = n.k order by n.i
                """)) {
            select.setLong(1, reach.toSeconds());
            select.setArray(2, texts(connection, spans, ReadingsStored::point));
            select.setArray(3, texts(connection, spans, ReadingsStored::kind));
            select.setArray(4, texts(connection, spans, span -> span.from().toString()));
            select.setArray(5, texts(connection, spans, span -> span.to().toString()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Around(instant(row, 1), instant(row, 2)));
                }
            }
        }
        return found;
    }

    /** The last time before and the first behind a span. */
    public record Around(Instant before, Instant behind) {}

    private static Array texts(Connection connection, List<ReadingsStored> spans, Function<ReadingsStored, String> part)
            throws SQLException {
        return connection.createArrayOf("text", spans.stream().map(part).toArray());
    }

    /** What a point sends: the kinds of which something is stored, in order. */
    public List<String> kinds(String point) {
        List<String> kinds = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select kind from series where point = ? order by kind")) {
            select.setString(1, point);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kinds.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return kinds;
    }

    /** The latest time of a point's records of a kind; empty when there are none. */
    public Optional<Instant> lastTime(String point, String kind) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select r.at from series s cross join lateral (select at from reading where series = s.id"
                                + " order by at desc limit 1) r where s.point = ? and s.kind = ?")) {
            select.setString(1, point);
            select.setString(2, kind);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(instant(row, 1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private StoredRecord stored(ResultSet row) throws SQLException {
        int layout = row.getInt("layout");
        String values = row.getString("values");
        PointRecord record = new PointRecord(
                row.getString("kind"),
                instant(row, 3),
                row.getInt("seconds"),
                row.getInt("part"),
                row.getInt("parts"),
                (row.getInt("quality") & Quality.BACKFILL) != 0,
                row.getInt("quality"),
                layouts.dictionary(layout, values),
                layouts.items(layout, values));
        FrameId frame = new FrameId(row.getObject("batch", UUID.class), row.getInt("position"));
        return new StoredRecord(row.getString("point"), record, instant(row, 10), frame, row.getInt("entry"));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the readings cannot be read", e);
    }
}
