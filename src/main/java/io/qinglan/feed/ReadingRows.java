package io.qinglan.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.qinglan.store.BinaryCopy;

/** The table of readings, or its stage, for whole batches by COPY. */
final class ReadingRows {

    private static final String[] COLUMNS = {
        "series",
        "at",
        "digest",
        "received_at",
        "batch",
        "position",
        "entry",
        "layout",
        "seconds",
        "part",
        "parts",
        "quality",
        "\"values\""
    };

    /** The columns in their order. */
    static final String LIST = String.join(", ", COLUMNS);

    private ReadingRows() {}

    /** Writes rows in the connection's transaction, all or none. */
    static void copy(Connection connection, String table, List<ReadingRow> rows) throws SQLException {
        BinaryCopy copy = new BinaryCopy(table, COLUMNS);
        for (ReadingRow row : rows) {
            PointRecord record = row.record;
            copy.row()
                    .int32(row.series.id)
                    .instant(record.at())
                    .int64(row.digest)
                    .instant(row.receivedAt);
            copy.uuid(row.frame.batch())
                    .int32(row.frame.position())
                    .int32(row.entry)
                    .int32(row.layout)
                    .int32(record.seconds());
            copy.int16(record.part())
                    .int16(record.parts())
                    .int16(record.quality())
                    .bytes(row.valueBytes);
        }
        copy.writeTo(connection);
    }
}
