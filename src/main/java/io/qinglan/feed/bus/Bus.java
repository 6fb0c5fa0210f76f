package io.qinglan.feed.bus;

import java.util.List;
import java.util.Optional;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Kept;

/**
 * The way from the gateways to the store. In process it ends in the database; with Apache Kafka it ends on the disks of the brokers, and
 * the replicas of this program carry on from there into the same store.
 */
public interface Bus {

    /**
     * Hands arrivals on and returns when they are safe: only then may they be acknowledged to who sent them. What one instrument sent stays
     * in its order. What was handed on twice counts once in the store.
     *
     * @return what became of each, in their order; empty when only the store will tell, later
     * @throws BusTrouble when some of them may not be safe; none of them may be acknowledged then, and their senders will repeat them
     */
    List<Kept> publish(List<Arrival> arrivals);

    /** Why what was handed on last did not get through, for the sign of health; empty when it did, or nothing was handed on yet. */
    default Optional<String> trouble() {
        return Optional.empty();
    }
}
