package io.qinglan.feed;

import javax.sql.DataSource;

/** The readings of a database outside the container. */
public final class PlainReadings {

    private PlainReadings() {}

    /** Readings in this database. */
    public static Readings of(DataSource database) {
        return new Readings(database, new LayoutBook(database));
    }
}
