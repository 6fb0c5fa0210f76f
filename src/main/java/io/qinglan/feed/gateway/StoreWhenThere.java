package io.qinglan.feed.gateway;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Kept;
import io.qinglan.feed.bus.Bus;
import io.qinglan.store.RefusedData;

/** The way to the store, tried again for as long as the database or the broker is away: it restarts, and nobody has to do anything. */
@ApplicationScoped
class StoreWhenThere {

    private static final Logger LOG = Logger.getLogger(StoreWhenThere.class);

    /** The database is there and refuses what it was given. */
    static final class NotStorable extends RuntimeException {

        NotStorable(Throwable cause) {
            super(cause);
        }
    }

    private final Bus bus;

    /** Made by the container. */
    StoreWhenThere(Bus bus) {
        this.bus = bus;
    }

    /**
     * Keeps arrivals together.
     *
     * @return what became of each; empty when only the store will tell, later
     * @throws NotStorable when the database refuses them for what they are
     */
    @Retry(maxRetries = -1, maxDuration = 0, delay = 200, jitter = 100, abortOn = NotStorable.class)
    @ExponentialBackoff(maxDelay = 3_000)
    List<Kept> keep(List<Arrival> arrivals) {
        try {
            return bus.publish(arrivals);
        } catch (RuntimeException e) {
            if (RefusedData.isCauseOf(e)) {
                throw new NotStorable(e);
            }
            LOG.warnf("%d frames wait for the database: %s", arrivals.size(), root(e).getMessage());
            throw e;
        }
    }

    private static Throwable root(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
