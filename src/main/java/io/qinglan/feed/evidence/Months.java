package io.qinglan.feed.evidence;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.TreeSet;

import static java.util.stream.Collectors.toCollection;

/**
 * The months of the tables that keep evidence. A month is a partition of its own (cut in UTC), so that what has reached the end of its
 * period of retention leaves as a whole, and nothing else ever does.
 */
public final class Months {

    private Months() {}

    /** Makes sure, in the connection's transaction, that the table takes rows of this moment. */
    public static void ensure(Connection connection, String table, Instant at) throws SQLException {
        try (PreparedStatement make = connection.prepareStatement("select keep_month(?::regclass, ?)")) {
            make.setString(1, table);
            make.setDate(2, Date.valueOf(month(at).atDay(1)));
            make.execute();
        }
    }

    /** Makes sure of the months of many moments, oldest first, so that two who do it never wait for each other in a circle. */
    public static void ensure(Connection connection, String table, Collection<Instant> moments) throws SQLException {
        for (YearMonth month : moments.stream().map(Months::month).collect(toCollection(TreeSet::new))) {
            ensure(connection, table, month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
}
