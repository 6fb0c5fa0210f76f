package io.qinglan.feed.rollup;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.Resolution;
import io.qinglan.feed.window.Window;
import io.qinglan.ledger.Leaf;
import io.qinglan.store.BinaryCopy;

/** The table of windows: what is new or changed becomes a version, what is the same is not written again. */
@ApplicationScoped
public class WindowBook {

    private static final String SEPARATOR = "\u001f";
    private static final String STAGE = """
            create temp table if not exists window_stage (like reading_window) on commit delete rows;
            delete from window_stage;
            set local enable_seqscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off;
            """;
    private static final String FIGURES = "layout, flow_unit, states, units, reckoned, sent, derived";
    private static final String PUT = """
            insert into reading_window (point, resolution, start, version, recorded_at, %1$s)
            select s.point, s.resolution, s.start, coalesce(w.version, 0) + 1, s.recorded_at, %2$s
            from window_stage s left join lateral (select version, %1$s from reading_window c
                where c.point = s.point and c.resolution = s.resolution and c.start = s.start
                order by version desc limit 1) w on true
            where w.version is null or (%2$s) is distinct from (%3$s)
            on conflict (point, resolution, start, version) do nothing
            """.formatted(FIGURES, of("s"), of("w"));
    private static final String READ = """
            select distinct on (w.start) %s, l.factors from reading_window w join window_layout l on l.id = w.layout
            where w.point = ? and w.resolution = %d and w.start >= ? and w.start < ?
            """;
    private static final String LATEST_FIRST = " order by w.start desc, w.version desc limit ?";

    private final DataSource dataSource;
    private final Map<String, Integer> layouts = new ConcurrentHashMap<>();

    /** Keeps the windows in this database. */
    WindowBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private static String of(String alias) {
        return alias + "." + FIGURES.replace(", ", ", " + alias + ".");
    }

    /** A window of a point, just reckoned. */
    record Reckoned(String point, Window window) {}

    /** The layouts of windows are there; to be called outside the transaction that writes them. */
    void prepare(List<Reckoned> windows) {
        for (Reckoned reckoned : windows) {
            layouts.computeIfAbsent(factors(reckoned.window()), this::layout);
        }
    }

    /**
     * Writes what is new or changed, in the connection's transaction.
     *
     * @return how many versions were written
     */
    int write(Connection connection, List<Reckoned> windows, Instant recordedAt) throws SQLException {
        if (windows.isEmpty()) {
            return 0;
        }
        BinaryCopy copy = new BinaryCopy("window_stage", WindowRow.COLUMNS);
        for (Reckoned reckoned : windows) {
            Window window = reckoned.window();
            copy.row()
                    .text(reckoned.point())
                    .int16(window.resolution().ordinal())
                    .instant(window.start());
            copy.int32(1).instant(recordedAt).int32(layouts.get(factors(window)));
            WindowRow.put(copy, window);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            copy.writeTo(connection);
            int written = statement.executeUpdate(PUT);
            statement.execute("reset enable_seqscan; reset enable_hashjoin; reset enable_mergejoin");
            return written;
        }
    }

    /** Windows of a point that begin from (itself) to (not itself) as they stand now, latest first. */
    public List<StoredWindow> latest(String point, Resolution resolution, Instant from, Instant to, int limit) {
        return asKnown(point, resolution, from, to, null, limit);
    }

    /**
     * The same as they stood at a time: what was known then.
     *
     * @param knownAt null: now
     */
    public List<StoredWindow> asKnown(
            String point, Resolution resolution, Instant from, Instant to, Instant knownAt, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            return read(connection, point, resolution, from, to, knownAt, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("the windows cannot be read", e);
        }
    }

    /** Windows of many points, of one length, that begin from (itself) to (not itself), as they stand now: by point and time. */
    public List<StoredWindow> latest(
            Connection connection, Collection<String> points, Resolution resolution, Instant from, Instant to)
            throws SQLException {
        String sql = "select distinct on (w.point, w.start) w." + String.join(", w.", WindowRow.COLUMNS)
                + ", l.factors from reading_window w join window_layout l on l.id = w.layout where w.point = any(?)"
                + " and w.resolution = " + resolution.ordinal() + " and w.start >= ? and w.start < ?"
                + " order by w.point, w.start, w.version desc";
        List<StoredWindow> windows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", points.toArray()));
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    windows.add(WindowRow.read(row, list(row.getString("factors"))));
                }
            }
        }
        return windows;
    }

    /** The same on a connection. */
    List<StoredWindow> read(
            Connection connection,
            String point,
            Resolution resolution,
            Instant from,
            Instant to,
            Instant knownAt,
            int limit)
            throws SQLException {
        String sql = READ.formatted("w." + String.join(", w.", WindowRow.COLUMNS), resolution.ordinal())
                + (knownAt == null ? "" : " and w.recorded_at <= ?")
                + LATEST_FIRST;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 1;
            select.setString(place++, point);
            select.setObject(place++, from.atOffset(ZoneOffset.UTC));
            select.setObject(place++, to.atOffset(ZoneOffset.UTC));
            if (knownAt != null) {
                select.setObject(place++, knownAt.atOffset(ZoneOffset.UTC));
            }
            select.setInt(place, limit);
            List<StoredWindow> windows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    windows.add(WindowRow.read(row, list(row.getString("factors"))));
                }
            }
            return windows;
        }
    }

    /** Every version a window had, first to last. */
    public List<StoredWindow> versions(String point, Resolution resolution, Instant start) {
        String sql = "select w." + String.join(", w.", WindowRow.COLUMNS) + ", l.factors from reading_window w"
                + " join window_layout l on l.id = w.layout where w.point = ? and w.resolution = "
                + resolution.ordinal() + " and w.start = ? order by w.version";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, point);
            select.setObject(2, start.atOffset(ZoneOffset.UTC));
            List<StoredWindow> windows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    windows.add(WindowRow.read(row, list(row.getString("factors"))));
                }
            }
            return windows;
        } catch (SQLException e) {
            throw new IllegalStateException("the versions of a window cannot be read", e);
        }
    }

    private static List<String> list(String factors) {
        return factors.isEmpty() ? List.of() : Arrays.asList(factors.split(SEPARATOR, -1));
    }

    private static String factors(Window window) {
        return String.join(
                SEPARATOR, window.factors().stream().map(FactorWindow::factor).toList());
    }

    private int layout(String factors) {
        byte[] digest = Leaf.digest(factors.getBytes(StandardCharsets.UTF_8));
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into window_layout (factors, digest) values (?, ?) on conflict do nothing")) {
                    insert.setString(1, factors);
                    insert.setBytes(2, digest);
                    insert.executeUpdate();
                }
                try (PreparedStatement select =
                        connection.prepareStatement("select id from window_layout where digest = ?")) {
                    select.setBytes(1, digest);
                    try (ResultSet row = select.executeQuery()) {
                        row.next();
                        return row.getInt(1);
                    }
                }
            }
        });
    }
}
