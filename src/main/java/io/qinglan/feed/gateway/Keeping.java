package io.qinglan.feed.gateway;

import java.util.List;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Kept;

/** Where frames are kept. */
@FunctionalInterface
interface Keeping {

    /**
     * Keeps all; returns when all is committed, and waits while the database is away.
     *
     * @return what became of each, in the order given; empty when that is known only later
     */
    List<Kept> keep(List<Arrival> arrivals);
}
