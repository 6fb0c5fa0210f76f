package io.qinglan.bench.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.qinglan.RunningProgram;
import io.qinglan.feed.RegisteredInstruments;
import io.qinglan.feed.gateway.FrameMaker;

/** The packaged program with its embedded PostgreSQL, and instruments registered with it. */
public final class FeedProgram implements AutoCloseable {

    private static final long LOOK_MILLIS = 3_000;

    private final Path data;
    private final int port;
    private final List<String> machine;
    private RunningProgram program;

    /** Starts it on a folder, with options of the Java machine. */
    public FeedProgram(Path data, String... machine) throws IOException, InterruptedException {
        this.data = data;
        this.port = RunningProgram.freePort();
        this.machine = List.of(machine);
        Files.createDirectories(data);
        start();
    }

    /** Starts it again after it was killed. */
    public void start() throws IOException, InterruptedException {
        program = RunningProgram.serve(data, machine, "--hj212-port", Integer.toString(port));
    }

    /** Ends it at once. */
    public void kill() throws InterruptedException {
        program.kill();
    }

    /** Where instruments connect. */
    public int port() {
        return port;
    }

    /** Processor time its Java machine has used. */
    public Duration processor() {
        return program.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The number of its process. */
    public long pid() {
        return program.process().pid();
    }

    /** Registers instruments as {@link FrameMaker} numbers them, and waits until the program knows them. */
    public void register(int instruments) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into area (code, name) values ('139800', '试验市')");
            statement.execute("insert into inventory_version (version, area, digest, title, sites, created_at)"
                    + " values (1, '139800', 'bench', 'bench', 1, now())");
            statement.execute(
                    "insert into site (code, since, area, name, industry, grade, listed, lines, facts, digest)"
                            + " values ('bench-site', 1, '139800', 'site', 'KI15', 'C', true, 1, '{}', sha256('x'))");
            RegisteredInstruments.write(
                    connection,
                    "123456",
                    IntStream.range(0, instruments).mapToObj(FrameMaker::number).toList());
        }
        Thread.sleep(LOOK_MILLIS);
    }

    /** A connection to its database, also while the program is dead. */
    public Connection connect() throws SQLException, IOException {
        String place = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        String password = Files.readString(data.resolve("postgres.password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + place + "/postgres", "postgres", password);
    }

    /** One number from its database. */
    public long count(String sql) throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Where its files lie. */
    public Path data() {
        return data;
    }

    @Override
    public void close() throws InterruptedException {
        program.close();
    }
}
