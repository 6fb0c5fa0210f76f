package io.qinglan.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jboss.logging.Logger;

/**
 * Writes the records of a batch, each once. What lies behind all this node has seen goes straight into the table; what may be known goes
 * through a stage and {@code ON CONFLICT}. In both ways the primary key decides. A row the database refuses is found by halving, and its
 * neighbours are written.
 */
final class ReadingWriter {

    private static final Logger LOG = Logger.getLogger(ReadingWriter.class);
    private static final Comparator<ReadingRow> BY_KEY = Comparator.<ReadingRow>comparingInt(row -> row.series.id)
            .thenComparing(row -> row.record.at())
            .thenComparingLong(row -> row.digest)
            .thenComparingInt(row -> row.frame.position());
    private static final String OPEN_STAGE = """
            create temp table if not exists reading_stage (like reading) on commit delete rows;
            delete from reading_stage;
            set local enable_seqscan = off;
            """;
    private static final String PUT = "insert into reading (" + ReadingRows.LIST + ") select " + ReadingRows.LIST
            + " from reading_stage order by series, at, digest, position, entry"
            + " on conflict (series, at, digest) do nothing";
    // what stands under the key of each staged row, and what else is said of its time; row by row, through the key
    private static final String COMPARE = """
            select s.batch, s.position, s.entry, r.batch = s.batch and r.position = s.position and r.entry = s.entry, o.layout, o."values"
            from reading_stage s
            cross join lateral (select batch, position, entry from reading
                where series = s.series and at = s.at and digest = s.digest offset 0) r
            left join lateral (select layout, "values" from reading
                where series = s.series and at = s.at and digest <> s.digest offset 0) o on true
            """;

    private final Connection connection;
    private final LayoutBook layouts;

    ReadingWriter(Connection connection, LayoutBook layouts) {
        this.connection = connection;
        this.layouts = layouts;
    }

    /** Writes the rows and sets the outcome of each. */
    void write(List<ReadingRow> rows) throws SQLException {
        List<ReadingRow> fresh = new ArrayList<>(rows.size());
        List<ReadingRow> perhapsKnown = new ArrayList<>();
        for (ReadingRow row : rows) {
            (row.series.isNew(row.micros()) ? fresh : perhapsKnown).add(row);
        }
        fresh.sort(BY_KEY);
        if (!fresh.isEmpty() && !straight(fresh)) {
            perhapsKnown.addAll(fresh);
        }
        if (!perhapsKnown.isEmpty()) {
            perhapsKnown.sort(BY_KEY);
            throughStage(perhapsKnown);
        }
    }

    private boolean straight(List<ReadingRow> rows) throws SQLException {
        return attempt(() -> {
                    ReadingRows.copy(connection, "reading", rows);
                    rows.forEach(row -> row.outcome = Outcome.STORED);
                })
                == null;
    }

    private void throughStage(List<ReadingRow> rows) throws SQLException {
        SQLException refused = attempt(() -> stage(rows));
        if (refused == null) {
            return;
        }
        if (rows.size() == 1) {
            LOG.warnf("a record was refused by the database: %s", refused.getSQLState());
            rows.get(0).refuse(Refusal.UNSTORABLE, "SQLSTATE " + refused.getSQLState());
            return;
        }
        throughStage(rows.subList(0, rows.size() / 2));
        throughStage(rows.subList(rows.size() / 2, rows.size()));
    }

    private void stage(List<ReadingRow> rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(OPEN_STAGE);
            ReadingRows.copy(connection, "reading_stage", rows);
            statement.executeUpdate(PUT);
            Map<Place, ReadingRow> byPlace = new HashMap<>();
            for (ReadingRow row : rows) {
                byPlace.put(new Place(row.frame, row.entry), row);
                row.outcome = Outcome.STORED;
            }
            try (ResultSet found = statement.executeQuery(COMPARE)) {
                while (found.next()) {
                    FrameId frame = new FrameId(found.getObject(1, UUID.class), found.getInt(2));
                    judge(byPlace.get(new Place(frame, found.getInt(3))), found);
                }
            }
            statement.execute("set local enable_seqscan = on");
        }
    }

    private void judge(ReadingRow row, ResultSet found) throws SQLException {
        if (!found.getBoolean(4)) {
            row.outcome = Outcome.DUPLICATE;
        } else if (found.getString(6) != null && revises(row, found.getInt(5), found.getString(6))) {
            row.outcome = Outcome.REVISION;
        }
    }

    /** Whether it gives a name another value; other factors of the same time only add to what is known. */
    private boolean revises(ReadingRow row, int layout, String values) {
        Map<String, String> before = layouts.items(layout, values).map();
        return row.record.items().map().entrySet().stream()
                .anyMatch(item -> before.containsKey(item.getKey())
                        && !before.get(item.getKey()).equals(item.getValue()));
    }

    private record Place(FrameId frame, int entry) {}

    private interface Work {
        void run() throws SQLException;
    }

    /** Does the work, or undoes it and says why; what breaks the whole transaction is thrown. */
    private SQLException attempt(Work work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("savepoint readings");
            try {
                work.run();
                return null;
            } catch (SQLException e) {
                if (!ofOneRow(e)) {
                    throw e;
                }
                statement.execute("rollback to savepoint readings");
                return e;
            }
        }
    }

    /** Whether the trouble lies in the rows: bad data (class 22), a broken constraint or a missing partition (class 23). */
    private static boolean ofOneRow(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
