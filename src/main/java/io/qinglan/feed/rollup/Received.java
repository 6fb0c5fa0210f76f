package io.qinglan.feed.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the records of points by kind and hour (day records by day), and writes what changed. */
final class Received {

    private static final String PUT = """
            insert into received_hour (point, kind, start, came, backfilled)
            select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::int[], ?::int[])
            on conflict (point, kind, start) do update set came = excluded.came, backfilled = excluded.backfilled
            where (received_hour.came, received_hour.backfilled) is distinct from (excluded.came, excluded.backfilled)
            """;

    private final SortedMap<Key, int[]> counts = new TreeMap<>();

    private record Key(String point, String kind, Instant start) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPoint = point.compareTo(other.point);
            int byKind = kind.compareTo(other.kind);
            return byPoint != 0 ? byPoint : byKind != 0 ? byKind : start.compareTo(other.start);
        }
    }

    /** One record of that time, late or not. */
    void count(String point, String kind, Instant start, boolean late) {
        int[] count = counts.computeIfAbsent(new Key(point, kind, start), none -> new int[2]);
        count[0]++;
        count[1] += late ? 1 : 0;
    }

    void write(Connection connection) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        int size = counts.size();
        Object[][] columns = new Object[5][size];
        int i = 0;
        for (var count : counts.entrySet()) {
            columns[0][i] = count.getKey().point();
            columns[1][i] = count.getKey().kind();
            columns[2][i] = count.getKey().start().toString();
            columns[3][i] = count.getValue()[0];
            columns[4][i++] = count.getValue()[1];
        }
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setArray(1, connection.createArrayOf("text", columns[0]));
            put.setArray(2, connection.createArrayOf("text", columns[1]));
            put.setArray(3, connection.createArrayOf("text", columns[2]));
            put.setArray(4, connection.createArrayOf("int4", columns[3]));
            put.setArray(5, connection.createArrayOf("int4", columns[4]));
            put.executeUpdate();
        }
    }
}
