package io.qinglan.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Hears of readings in the transaction that stores them, and only notes what is to be done (which windows are to be reckoned anew). Every
 * bean of this type is told.
 */
public interface StoredListener {

    /**
     * Called once for each batch that stored something, before its commit.
     *
     * @param connection the connection of the running transaction; not to be closed or committed
     * @param stored one entry for each point, kind and hour touched, in order of these so that locks are taken in one order
     */
    void stored(Connection connection, List<ReadingsStored> stored) throws SQLException;
}
