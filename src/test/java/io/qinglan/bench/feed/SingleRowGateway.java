package io.qinglan.bench.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

import io.qinglan.feed.hj212.CommandSets;
import io.qinglan.feed.hj212.Decoder;
import io.qinglan.feed.hj212.Entry;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Framer;
import io.qinglan.feed.hj212.Quirks;
import io.qinglan.feed.hj212.Reply;

/**
 * What is common elsewhere: each frame by itself, one INSERT for each factor, one commit for each frame, then the answer. Same codec, same
 * database, a connection to it for each thread.
 */
final class SingleRowGateway implements AutoCloseable {

    private static final int THREADS = 16;
    private static final String INSERT =
            "insert into plain_reading values (?, to_timestamp(?, 'YYYYMMDDHH24MISS'), ?, ?) on conflict do nothing";

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    private final BlockingQueue<Connection> free = new LinkedBlockingQueue<>();
    private final NetServer server;

    SingleRowGateway(FeedProgram program, CommandSets commands) throws Exception {
        try (Connection connection = program.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists plain_reading (mn text, at timestamptz, factor text,"
                    + " value double precision, primary key (mn, at, factor))");
            statement.execute("truncate plain_reading");
        }
        for (int i = 0; i < THREADS; i++) {
            Connection connection = program.connect();
            connection.setAutoCommit(false);
            free.add(connection);
        }
        server = vertx.createNetServer().connectHandler(socket -> connected(socket, commands));
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    int port() {
        return server.actualPort();
    }

    private void connected(NetSocket socket, CommandSets commands) {
        Framer framer = new Framer(new Decoder(commands), Quirks.NONE, Framer.Mode.LIVE);
        socket.handler(buffer -> framer.feed(buffer.getBytes(), entry -> pool.execute(() -> keep(socket, entry))));
    }

    private void keep(NetSocket socket, Entry entry) {
        if (!(entry instanceof Frame frame)) {
            return;
        }
        try {
            Connection connection = free.take();
            try {
                insert(connection, frame);
            } finally {
                free.add(connection);
            }
            socket.write(Buffer.buffer(Reply.of(frame).wire(frame)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void insert(Connection connection, Frame frame) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int item = 0; item < frame.size(); item++) {
                String name = frame.name(item);
                if (name.endsWith("-Rtd")) {
                    insert.setString(1, frame.mn());
                    insert.setString(2, frame.dataTime());
                    insert.setString(3, name);
                    insert.setDouble(4, Double.parseDouble(frame.value(item)));
                    insert.executeUpdate();
                }
            }
        }
        connection.commit();
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        pool.shutdown();
        pool.awaitTermination(30, TimeUnit.SECONDS);
        for (Connection connection : free) {
            connection.close();
        }
    }
}
