package io.qinglan.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;

/**
 * Rows of one table, written by PostgreSQL's COPY: the way for whole cities of orders and days of readings. Not thread safe.
 */
public final class CopyBatch {

    private final String statement;
    private final int columns;
    private final StringBuilder text = new StringBuilder(1 << 16);
    private int size;

    /** A batch for these columns of the table; the names are ours, never user input. */
    public CopyBatch(String table, String... columns) {
        this.statement = "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN";
        this.columns = columns.length;
    }

    /**
     * Adds a row. A value is written by its {@code toString}; null is SQL NULL; bytes are written as bytea.
     *
     * @throws IllegalArgumentException when the row has not one value for each column
     */
    public void row(Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException("expected " + columns + " values, got " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            append(values[i]);
        }
        text.append('\n');
        size++;
    }

    /** How many rows wait to be written. */
    public int size() {
        return size;
    }

    /** How many characters wait to be written; what the database will read. */
    public int length() {
        return text.length();
    }

    /** Writes the rows in the connection's running transaction and empties the batch; gives how many PostgreSQL took. */
    public long writeTo(Connection connection) throws SQLException {
        if (size == 0) {
            return 0;
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        size = 0;
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(statement, new ByteArrayInputStream(bytes), 1 << 16);
        } catch (IOException e) {
            throw new SQLException("COPY was interrupted", e);
        }
    }

    private void append(Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof byte[] bytes) {
            appendBytes(bytes);
        } else {
            appendEscaped(value.toString());
        }
    }

    private void appendBytes(byte[] bytes) {
        text.append("\\\\x");
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
    }

    private void appendEscaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
