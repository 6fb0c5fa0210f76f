package io.qinglan.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import io.qinglan.store.OwnerOnly;

/**
 * The embedded PostgreSQL: a real server from Maven artifacts in the node's own folder. It keeps its data between starts, syncs
 * every commit to disk, listens on the loopback only and asks for a password that lies beside the data, readable by the owner.
 */
public final class HousePostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Path folder;
    private final String password;

    private HousePostgres(EmbeddedPostgres server, Path folder, String password) {
        this.server = server;
        this.folder = folder;
        this.password = password;
    }

    /**
     * Starts the server on a free port; a first start makes the cluster. A server that an earlier, killed run left behind is
     * stopped first.
     *
     * @param data the node's folder; the cluster lies in {@code data/postgres}
     * @throws IOException when the folder cannot be used or the server does not come up
     */
    public static HousePostgres start(Path data) throws IOException {
        Path folder = data.toAbsolutePath().resolve("postgres");
        Files.createDirectories(data);
        String password = password(data.resolve("postgres.password"));
        LeftBehind.stop(folder, PATIENCE);
        boolean fresh = !Files.exists(folder.resolve("PG_VERSION"));
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setOverrideWorkingDirectory(
                        data.toAbsolutePath().resolve("postgres-program").toFile())
                .setCleanDataDirectory(false)
                .setConnectConfig("password", password)
                // texts in the order of their code points: the same on every machine, and quick to compare
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(PATIENCE)
                .setRegisterShutdownHook(false)
                .start();
        if (fresh) {
            lock(server, folder, password);
        }
        return new HousePostgres(server, folder, password);
    }

    /** Where the cluster lies. */
    public Path folder() {
        return folder;
    }

    /** The JDBC address of the database. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?reWriteBatchedInserts=true";
    }

    /** The user who owns the database. */
    public String user() {
        return "postgres";
    }

    /** The user's password. */
    public String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static String password(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        String password = HexFormat.of().formatHex(bytes);
        OwnerOnly.write(file, password);
        return password;
    }

    /** The cluster is made without a password; from its first minute on it asks for one. */
    private static void lock(EmbeddedPostgres server, Path folder, String password) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            Files.writeString(
                    folder.resolve("pg_hba.conf"),
                    String.join(
                            "\n",
                            List.of(
                                    "# TYPE DATABASE USER ADDRESS METHOD",
                                    "local all all scram-sha-256",
                                    "host all all 127.0.0.1/32 scram-sha-256",
                                    "host all all ::1/128 scram-sha-256",
                                    "")),
                    StandardCharsets.US_ASCII);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("the embedded PostgreSQL does not take its password", e);
        }
    }
}
