package io.qinglan.feed.completeness;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads what was due, what came, and when the last came. */
@ApplicationScoped
class ReceivedBook {

    private static final String ROWS = """
            select kind, start, due, due_from, came, backfilled, asked, asked_at, outcome from received_hour
            where point = ? and start >= ? and start < ? order by start, kind
            """;
    private static final String PULSE = """
            select s.kind, r.at, r.received_at, r.seconds, r.quality from series s
            cross join lateral (select at, received_at, seconds, quality from reading
                where series = s.id order by at desc limit ?) r
            where s.point = ? order by s.kind, r.at desc
            """;
    private static final String SUMS = """
            select p.code, p.site, coalesce(sum(r.due), 0) as due,
                coalesce(sum(least(r.came, r.due)), 0) as came, coalesce(sum(r.backfilled), 0) as backfilled,
                count(distinct r.start) filter (where r.due > r.came) as incomplete_hours,
                (select max(l.received_at) from series s cross join lateral (
                    select received_at from reading where series = s.id order by at desc limit 1) l
                    where s.point = p.code) as last_received
            from monitoring_point p left join received_hour r
                on r.point = p.code and r.start >= ? and r.start < ? and r.due is not null
            where p.code = any(?) group by p.code, p.site order by p.code
            """;

    private final DataSource dataSource;

    ReceivedBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One kind of record in one hour. */
    record Row(
            String kind,
            Instant start,
            Integer due,
            String dueFrom,
            int came,
            int backfilled,
            int asked,
            Instant askedAt,
            String outcome) {}

    /** One of the last records of a kind. */
    record Beat(Instant at, Instant receivedAt, int seconds, int quality) {}

    /** A point's sums over a day; lastReceived is null when nothing ever came. */
    record Sum(
            String point,
            String site,
            long due,
            long came,
            long backfilled,
            int incompleteHours,
            Instant lastReceived) {}

    /** What was counted of a point, hour by hour. */
    List<Row> rows(String point, Instant from, Instant to) {
        return query(
                ROWS,
                List.of(point, utc(from), utc(to)),
                row -> new Row(
                        row.getString(1),
                        instant(row, 2),
                        row.getObject(3, Integer.class),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        instant(row, 8),
                        row.getString(9)));
    }

    /** The last records of a point by kind, latest first. */
    Map<String, List<Beat>> pulse(String point, int records) {
        Map<String, List<Beat>> beats = new TreeMap<>();
        query(
                PULSE,
                List.of(records, point),
                row -> beats.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                        .add(new Beat(instant(row, 2), instant(row, 3), row.getInt(4), row.getInt(5))));
        return beats;
    }

    /** The sums of some points over a span, by code. */
    List<Sum> sums(Collection<String> points, Instant from, Instant to) {
        return query(
                SUMS,
                List.of(utc(from), utc(to), points),
                row -> new Sum(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getInt(6),
                        instant(row, 7)));
    }

    /** How often the instruments of some points send at the shortest, where a setting says it. */
    Map<String, Duration> intervals(Collection<String> points) {
        Map<String, Duration> intervals = new TreeMap<>();
        query(
                "select point, min(least(realtime_seconds, minute_minutes * 60)) from instrument"
                        + " where point = any(?) and retired_at is null group by point",
                List.of(points),
                row -> row.getObject(2) == null
                        ? null
                        : intervals.put(row.getString(1), Duration.ofSeconds(row.getLong(2))));
        return intervals;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, List<?> values, Reader<T> reader) {
        List<T> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                if (value instanceof Collection<?> texts) {
                    Array array = connection.createArrayOf("text", texts.toArray());
                    select.setArray(i + 1, array);
                } else {
                    select.setObject(i + 1, value);
                }
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("completeness cannot be read", e);
        }
        return found;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
