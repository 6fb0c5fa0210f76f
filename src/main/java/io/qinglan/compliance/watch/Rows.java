package io.qinglan.compliance.watch;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads and writes times and arrays of rows. */
final class Rows {

    private Rows() {}

    static OffsetDateTime time(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Instant instant(Object timestamp) {
        return ((Timestamp) timestamp).toInstant();
    }

    static <T> List<T> list(ResultSet row, int column, Function<Object, T> of) throws SQLException {
        Array array = row.getArray(column);
        List<T> list = new ArrayList<>();
        if (array != null) {
            for (Object value : (Object[]) array.getArray()) {
                list.add(of.apply(value));
            }
        }
        return list;
    }
}
