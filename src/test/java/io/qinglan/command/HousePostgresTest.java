package io.qinglan.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HousePostgresTest {

    @TempDir
    Path data;

    @Test
    void dataStaysBetweenStartsAndEveryCommitIsSynced() throws Exception {
        try (HousePostgres postgres = HousePostgres.start(data)) {
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            run(postgres, "CREATE TABLE kept (word text)");
            run(postgres, "INSERT INTO kept VALUES ('晴岚')");
        }
        try (HousePostgres postgres = HousePostgres.start(data)) {
            assertThat(ask(postgres, "SELECT word FROM kept")).isEqualTo("晴岚");
        }
    }

    @Test
    void aServerLeftBehindByAKilledRunIsReplaced() throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HousePostgresTest.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(run.inputReader().readLine()).isEqualTo("written");
        run.destroyForcibly().waitFor();
        try (HousePostgres postgres = HousePostgres.start(data)) {
            assertThat(ask(postgres, "SELECT word FROM kept")).isEqualTo("acknowledged");
        }
    }

    /** The run that is killed: writes one row and waits. */
    public static void main(String... arguments) throws Exception {
        HousePostgres postgres = HousePostgres.start(Path.of(arguments[0]));
        run(postgres, "CREATE TABLE kept (word text)");
        run(postgres, "INSERT INTO kept VALUES ('acknowledged')");
        System.out.println("written");
        Thread.sleep(60_000);
    }

    @Test
    void nobodyEntersWithoutThePasswordWhichOnlyTheOwnerCanRead() throws Exception {
        try (HousePostgres postgres = HousePostgres.start(data)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                .isEqualTo("rw-------");
    }

    private static void run(HousePostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres)) {
            connection.createStatement().execute(sql);
        }
    }

    private static String ask(HousePostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(HousePostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }
}
