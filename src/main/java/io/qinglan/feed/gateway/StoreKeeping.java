package io.qinglan.feed.gateway;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Kept;
import io.qinglan.feed.Refusal;

/** Keeps batches in the store. What the database refuses is found by halves and kept as refused, so that one bad frame hinders no good one. */
@ApplicationScoped
class StoreKeeping implements Keeping {

    private static final Logger LOG = Logger.getLogger(StoreKeeping.class);

    private final StoreWhenThere store;

    /** Made by the container. */
    StoreKeeping(StoreWhenThere store) {
        this.store = store;
    }

    @Override
    public List<Kept> keep(List<Arrival> arrivals) {
        try {
            return store.keep(arrivals);
        } catch (StoreWhenThere.NotStorable e) {
            if (arrivals.size() == 1) {
                LOG.warnf(
                        "the database refuses a frame from %s: %s",
                        arrivals.get(0).peer(), e.getMessage());
                return store.keep(List.of(refused(arrivals.get(0))));
            }
            int half = arrivals.size() / 2;
            List<Kept> kept = new ArrayList<>(arrivals.size());
            kept.addAll(keep(arrivals.subList(0, half)));
            kept.addAll(keep(arrivals.subList(half, arrivals.size())));
            return kept;
        }
    }

    /** Bytes, time and sender alone: what there is in any case. */
    private static Arrival refused(Arrival arrival) {
        return Arrival.refused(
                arrival.bytes(),
                arrival.receivedAt(),
                arrival.peer(),
                arrival.channel(),
                null,
                new Refusal(Refusal.UNSTORABLE, null));
    }
}
