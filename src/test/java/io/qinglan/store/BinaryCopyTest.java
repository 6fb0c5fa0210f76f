package io.qinglan.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** COPY in several parts: the table takes rows in while others are made, and takes all or none. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class BinaryCopyTest {

    private static final int ROWS = 30_000;

    @Inject
    DataSource dataSource;

    @Test
    void rowsSentInPartsAreAllThereOnce() throws SQLException {
        try (Connection connection = transaction()) {
            BinaryCopy rows = new BinaryCopy("copied", "number", "word");
            int parts = fill(rows, connection, -1);
            assertThat(parts).isGreaterThan(3);
            assertThat(rows.writeTo(connection)).isEqualTo(ROWS);
            assertThat(number(connection, "select count(*) from copied")).isEqualTo(ROWS);
            assertThat(number(connection, "select sum(number) from copied")).isEqualTo(ROWS * (ROWS - 1L) / 2);

            rows.clear();
            rows.row().int32(ROWS).text("one more");
            assertThat(rows.writeTo(connection))
                    .as("the batch serves again, as a COPY of its own")
                    .isEqualTo(1);
            assertThat(number(connection, "select count(*) from copied")).isEqualTo(ROWS + 1);
            connection.rollback();
        }
    }

    @Test
    void aRowRefusedBetweenTheFirstAndTheLastLeavesNoRow() throws SQLException {
        try (Connection connection = transaction()) {
            connection.commit(); // the table stays, to be looked at after the rollback
            BinaryCopy rows = new BinaryCopy("copied", "number", "word");
            SQLException refused = catchThrowableOfType(SQLException.class, () -> {
                fill(rows, connection, ROWS / 2);
                rows.writeTo(connection);
            });
            assertThat(refused.getSQLState()).as("unique_violation").isEqualTo("23505");
            rows.cancel();
            connection.rollback();
            assertThat(number(connection, "select count(*) from copied")).isZero();
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop table copied");
            }
            connection.commit();
        }
    }

    @Test
    void whatIsGivenUpLeavesNoRowAndAConnectionThatServes() throws SQLException {
        try (Connection connection = transaction()) {
            connection.commit();
            BinaryCopy rows = new BinaryCopy("copied", "number", "word");
            fill(rows, connection, -1);
            rows.cancel();
            connection.rollback();
            assertThat(number(connection, "select count(*) from copied")).isZero();
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop table copied");
            }
            connection.commit();
        }
    }

    /** Adds all rows and sends them in parts; the row at one place bears the number of the row before. Gives the number of parts. */
    private static int fill(BinaryCopy rows, Connection connection, int doubled) throws SQLException {
        int parts = 0;
        for (int i = 0; i < ROWS; i++) {
            rows.row().int32(i == doubled ? i - 1 : i).text("word " + i);
            if (rows.byteCount() > 1 << 17) {
                rows.sendTo(connection);
                parts++;
            }
        }
        return parts;
    }

    private Connection transaction() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table copied (number integer primary key, word text not null)");
        }
        return connection;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
