package io.qinglan.feed.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import io.qinglan.feed.window.Resolution;

/** What waits to be reckoned: notes of commits, and from them hours and days, each once. */
final class DueBook {

    private static final String TAKE_NOTES = """
            delete from dirty_window where id in (select id from dirty_window order by id limit ? for update skip locked)
            returning points, kinds, froms, untils
            """;
    private static final String PUT = """
            insert into window_due (point, resolution, start, touched, due_at)
            select * from unnest(?::text[], ?::smallint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
            on conflict (point, resolution, start) do update
            set touched = least(window_due.touched, excluded.touched), due_at = least(window_due.due_at, excluded.due_at)
            """;
    private static final String TAKE = """
            select point, start, touched, due_at from window_due
            where resolution = ? and due_at <= ? order by due_at, point, start limit ? for update skip locked
            """;
    private static final String DONE = "delete from window_due where point = ? and resolution = ? and start = ?";
    private static final String LATER =
            "update window_due set touched = ?, due_at = ? where point = ? and resolution = ? and start = ?";

    private final Connection connection;

    DueBook(Connection connection) {
        this.connection = connection;
    }

    /** One point's records of one kind that a commit touched. */
    record Note(String point, String kind, Instant from, Instant until) {}

    /** Takes notes of commits away, for good when the transaction commits. */
    List<Note> takeNotes(int commits) throws SQLException {
        List<Note> notes = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE_NOTES)) {
            take.setInt(1, commits);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    String[] points = (String[]) row.getArray(1).getArray();
                    String[] kinds = (String[]) row.getArray(2).getArray();
                    Timestamp[] froms = (Timestamp[]) row.getArray(3).getArray();
                    Timestamp[] untils = (Timestamp[]) row.getArray(4).getArray();
                    for (int i = 0; i < points.length; i++) {
                        notes.add(new Note(points[i], kinds[i], froms[i].toInstant(), untils[i].toInstant()));
                    }
                }
            }
        }
        return notes;
    }

    /** Adds what is due; in their order, so that two nodes never wait for one another in a circle. */
    void put(SortedMap<Due, Due.When> due) throws SQLException {
        if (due.isEmpty()) {
            return;
        }
        int count = due.size();
        Object[] points = new Object[count];
        Object[] resolutions = new Object[count];
        Object[] starts = new Object[count];
        Object[] touched = new Object[count];
        Object[] at = new Object[count];
        int i = 0;
        for (Map.Entry<Due, Due.When> entry : due.entrySet()) {
            points[i] = entry.getKey().point();
            resolutions[i] = entry.getKey().resolution().ordinal();
            starts[i] = entry.getKey().start().toString();
            touched[i] = entry.getValue().touched().toString();
            at[i++] = entry.getValue().dueAt().toString();
        }
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setArray(1, connection.createArrayOf("text", points));
            put.setArray(2, connection.createArrayOf("int2", resolutions));
            put.setArray(3, connection.createArrayOf("text", starts));
            put.setArray(4, connection.createArrayOf("text", touched));
            put.setArray(5, connection.createArrayOf("text", at));
            put.executeUpdate();
        }
    }

    /** One hour or day that is held by this transaction. */
    record Held(Due due, Due.When when) {}

    /** Takes what is due by now; nobody else works on it until the transaction ends. */
    List<Held> take(Resolution resolution, Instant now, int limit) throws SQLException {
        List<Held> held = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, resolution.ordinal());
            take.setObject(2, now.atOffset(ZoneOffset.UTC));
            take.setInt(3, limit);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    held.add(new Held(
                            new Due(row.getString(1), resolution, instant(row, 2)),
                            new Due.When(instant(row, 3), instant(row, 4))));
                }
            }
        }
        return held;
    }

    /** Strikes off what is reckoned to its end. */
    void done(Due due) throws SQLException {
        try (PreparedStatement done = connection.prepareStatement(DONE)) {
            done.setString(1, due.point());
            done.setInt(2, due.resolution().ordinal());
            done.setObject(3, due.start().atOffset(ZoneOffset.UTC));
            done.executeUpdate();
        }
    }

    /** Leaves the rest of an hour that still runs for later. */
    void later(Due due, Due.When when) throws SQLException {
        try (PreparedStatement later = connection.prepareStatement(LATER)) {
            later.setObject(1, when.touched().atOffset(ZoneOffset.UTC));
            later.setObject(2, when.dueAt().atOffset(ZoneOffset.UTC));
            later.setString(3, due.point());
            later.setInt(4, due.resolution().ordinal());
            later.setObject(5, due.start().atOffset(ZoneOffset.UTC));
            later.executeUpdate();
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
