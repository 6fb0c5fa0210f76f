package io.qinglan.bench.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.postgresql.PGConnection;

/** The limit: the very rows that the gateway wrote, taken out of the tables and put back by nothing but COPY. */
final class RawCopy {

    private final FeedProgram program;
    private final List<byte[]> readings = new ArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();

    /** Takes the rows out, in as many shares as connections will put them back. */
    RawCopy(FeedProgram program, int connections) throws SQLException, IOException {
        this.program = program;
        try (Connection connection = program.connect()) {
            for (int share = 0; share < connections; share++) {
                String mine = ", " + connections + ") = " + share;
                readings.add(out(
                        connection,
                        "select * from reading where mod(series" + mine + " order by received_at, batch, position"));
                frames.add(out(connection, "select * from frame_batch where mod(frames" + mine + " order by id"));
            }
        }
    }

    /** Seconds to put the rows back into the emptied tables, committed: with the frames as they came, or the readings alone. */
    double seconds(boolean withFrames) throws Exception {
        try (Connection connection = program.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("truncate reading, frame_batch");
            statement.execute("checkpoint");
        }
        ExecutorService pool = Executors.newFixedThreadPool(readings.size());
        try {
            long begin = System.nanoTime();
            List<Future<?>> shares = new ArrayList<>();
            for (int share = 0; share < readings.size(); share++) {
                int mine = share;
                shares.add(pool.submit(() -> {
                    putBack(mine, withFrames);
                    return null;
                }));
            }
            for (Future<?> share : shares) {
                share.get();
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            pool.shutdown();
        }
    }

    private void putBack(int share, boolean withFrames) throws SQLException, IOException {
        try (Connection connection = program.connect()) {
            connection.setAutoCommit(false);
            in(connection, "reading", readings.get(share));
            if (withFrames) {
                in(connection, "frame_batch", frames.get(share));
            }
            connection.commit();
        }
    }

    private static byte[] out(Connection connection, String select) throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream(1 << 24);
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + select + ") to stdout (format binary)", rows);
        return rows.toByteArray();
    }

    private static void in(Connection connection, String table, byte[] rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin (format binary)", new ByteArrayInputStream(rows), 1 << 18);
    }
}
