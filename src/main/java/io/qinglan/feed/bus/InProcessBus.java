package io.qinglan.feed.bus;

import java.util.List;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.Kept;

/** Straight into the store: what returns is committed. */
final class InProcessBus implements Bus {

    private final FeedStore store;

    InProcessBus(FeedStore store) {
        this.store = store;
    }

    @Override
    public List<Kept> publish(List<Arrival> arrivals) {
        return store.keep(arrivals);
    }
}
