package io.qinglan.feed.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.ReadingsStored;
import io.qinglan.feed.StoredListener;

/**
 * Notes what a commit of readings touched, in its own transaction and in one row, so that the way in stays quick: nothing is locked and
 * nothing looked up. The windows are found from these notes later.
 */
@ApplicationScoped
class DirtyWindows implements StoredListener {

    private static final String NOTE =
            "insert into dirty_window (points, kinds, froms, untils) values (?, ?, ?::timestamptz[], ?::timestamptz[])";

    @Override
    public void stored(Connection connection, List<ReadingsStored> stored) throws SQLException {
        List<ReadingsStored> counting =
                stored.stream().filter(one -> Kinds.hasWindows(one.kind())).toList();
        if (counting.isEmpty()) {
            return;
        }
        try (PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setArray(1, connection.createArrayOf("text", texts(counting, ReadingsStored::point)));
            note.setArray(2, connection.createArrayOf("text", texts(counting, ReadingsStored::kind)));
            note.setArray(3, connection.createArrayOf("text", times(counting, ReadingsStored::from)));
            note.setArray(4, connection.createArrayOf("text", times(counting, ReadingsStored::to)));
            note.executeUpdate();
        }
    }

    private static Object[] texts(List<ReadingsStored> stored, Function<ReadingsStored, String> part) {
        return stored.stream().map(part).toArray();
    }

    private static Object[] times(List<ReadingsStored> stored, Function<ReadingsStored, Instant> part) {
        return stored.stream().map(part).map(Instant::toString).toArray();
    }
}
