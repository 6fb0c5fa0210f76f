package io.qinglan.store;

import java.sql.SQLException;

/** Tells a database that refuses what it was given from one that is away: the first will refuse it again. */
public final class RefusedData {

    private RefusedData() {}

    /** Whether the cause of a trouble is the data: SQLSTATE classes 22 (data exception), 23 (integrity constraint), 54 (program limit). */
    public static boolean isCauseOf(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
            }
        }
        return false;
    }
}
