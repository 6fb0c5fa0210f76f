package io.qinglan.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** The numbers of series: what one point sends of one kind. Made at the first record, in a transaction of their own, and kept for ever. */
@ApplicationScoped
class SeriesBook {

    private final DataSource dataSource;
    private final ConcurrentHashMap<Name, Series> known = new ConcurrentHashMap<>();

    SeriesBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Name(String point, String kind) {}

    /** One series, and up to which time this node has seen records of it. */
    static final class Series {

        private static final long NOTHING_SEEN = Long.MAX_VALUE;

        final int id;
        final String point;
        final String kind;
        private final AtomicLong latest = new AtomicLong(NOTHING_SEEN);

        Series(int id, String point, String kind) {
            this.id = id;
            this.point = point;
            this.kind = kind;
        }

        /**
         * Whether a time lies behind all this node has seen of the series. A hint that saves a look into the index; what is known
         * already is decided by the database.
         */
        boolean isNew(long micros) {
            long before = latest.getAndUpdate(seen -> seen == NOTHING_SEEN || micros > seen ? micros : seen);
            return before != NOTHING_SEEN && micros > before;
        }
    }

    /** Trusts nothing about these series any more: their transaction was undone, and with it perhaps the making of one. */
    void forget(Iterable<ReadingRow> rows) {
        rows.forEach(row -> known.remove(new Name(row.series.point, row.series.kind), row.series));
    }

    /** The series of a point and kind. */
    Series of(String point, String kind) {
        return known.computeIfAbsent(new Name(point, kind), this::make);
    }

    private Series make(Name name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                Integer id = find(connection, name);
                if (id == null) {
                    insert(connection, name);
                    id = find(connection, name);
                }
                return new Series(id, name.point(), name.kind());
            } catch (SQLException e) {
                throw new IllegalStateException("a series of point " + name.point() + " was not made", e);
            }
        });
    }

    private static Integer find(Connection connection, Name name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id from series where point = ? and kind = ?")) {
            select.setString(1, name.point());
            select.setString(2, name.kind());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : null;
            }
        }
    }

    private static void insert(Connection connection, Name name) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into series (point, kind) values (?, ?) on conflict do nothing")) {
            insert.setString(1, name.point());
            insert.setString(2, name.kind());
            insert.executeUpdate();
        }
    }
}
