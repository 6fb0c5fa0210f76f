package io.qinglan.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into one table by COPY in PostgreSQL's binary format: the fastest way in, and the bytes stay what they are (text
 * COPY doubles a bytea). Call {@link #row()} and then one method per column, in the order of the columns. Not thread safe.
 */
public final class BinaryCopy {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEADER = SIGNATURE.length + 8;
    private static final int CHUNK = 1 << 18;
    private static final int INT2 = 21; // types of elements: pg_type.oid
    private static final int INT4 = 23;
    private static final int FLOAT8 = 701;
    private static final int TEXT = 25;
    private static final int TIMESTAMPTZ = 1184;
    private static final long POSTGRES_EPOCH_SECONDS = 946_684_800L; // 2000-01-01T00:00:00Z

    private final String statement;
    private final short columns;
    private byte[] buffer = new byte[1 << 16];
    private int length;
    private int rows;
    private CopyIn running; // null until rows are sent

    /** An empty batch for these columns of a table; names come from our own code, never from a user. */
    public BinaryCopy(String table, String... columns) {
        this.statement = "copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)";
        this.columns = (short) columns.length;
        clear();
    }

    /** Begins the next row. */
    public BinaryCopy row() {
        ensure(2);
        putShort(columns);
        rows++;
        return this;
    }

    /** A uuid column. */
    public BinaryCopy uuid(UUID value) {
        if (value == null) {
            return none();
        }
        ensure(20);
        putInt(16);
        putLong(value.getMostSignificantBits());
        putLong(value.getLeastSignificantBits());
        return this;
    }

    /** A text column, or json. */
    public BinaryCopy text(String value) {
        return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A bytea column, or a text column whose UTF-8 bytes are at hand. */
    public BinaryCopy bytes(byte[] value) {
        return value == null ? none() : bytes(value, 0, value.length);
    }

    /** A part of an array as a bytea or text column. */
    public BinaryCopy bytes(byte[] value, int from, int count) {
        ensure(4 + count);
        putInt(count);
        System.arraycopy(value, from, buffer, length, count);
        length += count;
        return this;
    }

    /** A jsonb column from JSON text. */
    public BinaryCopy jsonb(byte[] json) {
        if (json == null) {
            return none();
        }
        ensure(5 + json.length);
        putInt(json.length + 1);
        buffer[length++] = 1; // version of jsonb's binary form
        System.arraycopy(json, 0, buffer, length, json.length);
        length += json.length;
        return this;
    }

    /** A bigint column. */
    public BinaryCopy int64(long value) {
        ensure(12);
        putInt(8);
        putLong(value);
        return this;
    }

    /** An integer column. */
    public BinaryCopy int32(int value) {
        ensure(8);
        putInt(4);
        putInt(value);
        return this;
    }

    /** A double precision column. */
    public BinaryCopy float64(Double value) {
        return value == null ? none() : int64(Double.doubleToLongBits(value));
    }

    /** A boolean column. */
    public BinaryCopy bool(boolean value) {
        ensure(5);
        putInt(1);
        buffer[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    /** A timestamptz column, to the microsecond. */
    public BinaryCopy instant(Instant value) {
        return value == null ? none() : int64(micros(value));
    }

    /** A smallint column. */
    public BinaryCopy int16(int value) {
        ensure(6);
        putInt(2);
        putShort(value);
        return this;
    }

    /** An integer[] column. */
    public BinaryCopy int32s(int[] values) {
        array(INT4, values.length, 8 * values.length);
        for (int value : values) {
            putInt(4);
            putInt(value);
        }
        return this;
    }

    /** A timestamptz[] column, to the microsecond. */
    public BinaryCopy instants(List<Instant> values) {
        array(TIMESTAMPTZ, values.size(), 12 * values.size());
        for (Instant value : values) {
            putInt(8);
            putLong(micros(value));
        }
        return this;
    }

    /** A text[] column without nulls. */
    public BinaryCopy texts(List<String> values) {
        int start = length;
        array(TEXT, values.size(), 0);
        for (String value : values) {
            bytes(value.getBytes(StandardCharsets.UTF_8));
        }
        INT.set(buffer, start, length - start - 4);
        return this;
    }

    /** A double precision[] column. */
    public BinaryCopy float64s(double[] values) {
        if (values == null) {
            return none();
        }
        array(FLOAT8, values.length, 12 * values.length);
        for (double value : values) {
            putInt(8);
            putLong(Double.doubleToLongBits(value));
        }
        return this;
    }

    /** A smallint[] column. */
    public BinaryCopy int16s(short[] values) {
        if (values == null) {
            return none();
        }
        array(INT2, values.length, 6 * values.length);
        for (short value : values) {
            putInt(2);
            putShort(value);
        }
        return this;
    }

    /** A column without a value. */
    public BinaryCopy none() {
        ensure(4);
        putInt(-1);
        return this;
    }

    /** How many rows are waiting. */
    public int size() {
        return rows;
    }

    /** How many bytes the rows take on the wire. */
    public long byteCount() {
        return length;
    }

    /** Forgets all rows and keeps the memory. */
    public void clear() {
        length = 0;
        rows = 0;
        ensure(HEADER);
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        Arrays.fill(buffer, SIGNATURE.length, HEADER, (byte) 0); // no flags, no header extension
        length = HEADER;
    }

    /**
     * Hands the rows added so far to the server, which takes them in while more are added. Nothing else may be done on the connection
     * until {@link #writeTo} or {@link #cancel} has ended it.
     *
     * @throws SQLException when the table refuses a row; then none is written
     */
    public void sendTo(Connection connection) throws SQLException {
        if (running == null) {
            running = begin(connection);
        }
        send(running);
        length = 0;
    }

    /**
     * Writes all rows within the connection's transaction; those not yet sent stay here until {@link #clear()}.
     *
     * @return the number of rows written
     * @throws SQLException when the table refuses a row; then none is written
     */
    public long writeTo(Connection connection) throws SQLException {
        if (rows == 0) {
            return 0;
        }
        if (running == null) {
            running = begin(connection);
        }
        try {
            send(running);
            running.writeToCopy(new byte[] {(byte) 0xff, (byte) 0xff}, 0, 2);
            return running.endCopy();
        } finally {
            cancel();
        }
    }

    /** Ends what {@link #sendTo} began and nobody finished: none of its rows is written. */
    public void cancel() throws SQLException {
        CopyIn unfinished = running;
        running = null;
        if (unfinished != null && unfinished.isActive()) {
            unfinished.cancelCopy();
        }
    }

    private CopyIn begin(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    }

    private void send(CopyIn copy) throws SQLException {
        for (int from = 0; from < length; from += CHUNK) {
            copy.writeToCopy(buffer, from, Math.min(CHUNK, length - from));
        }
    }

    /** Begins an array of one dimension whose elements take so many bytes with their lengths. */
    private void array(int elementType, int count, int size) {
        int head = count == 0 ? 12 : 20;
        ensure(4 + head + size);
        putInt(head + size);
        putInt(count == 0 ? 0 : 1); // dimensions
        putInt(0); // no nulls
        putInt(elementType);
        if (count > 0) {
            putInt(count);
            putInt(1); // places are counted from 1
        }
    }

    private static long micros(Instant value) {
        return (value.getEpochSecond() - POSTGRES_EPOCH_SECONDS) * 1_000_000L + value.getNano() / 1_000;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, buffer.length * 2));
        }
    }

    private void putShort(int value) {
        SHORT.set(buffer, length, (short) value);
        length += Short.BYTES;
    }

    private void putInt(int value) {
        INT.set(buffer, length, value);
        length += Integer.BYTES;
    }

    private void putLong(long value) {
        LONG.set(buffer, length, value);
        length += Long.BYTES;
    }
}
