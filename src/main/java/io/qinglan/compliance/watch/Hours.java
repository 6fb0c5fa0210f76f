package io.qinglan.compliance.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.qinglan.feed.window.Resolution;

/** Hours of orders with the parts of them that are to be judged: four quarters, the hour itself, its day. */
final class Hours {

    static final int HOUR = 16;
    static final int DAY = 32;
    /** Verdicts that are there are compared with those made: the order was looked at anew. */
    static final int COMPARE = 64;

    private static final int QUARTERS = 15;
    private static final int MINUTES = 15;

    private final ZoneId zone;
    private final Map<UUID, Map<Instant, Integer>> marked = new HashMap<>();

    Hours(ZoneId zone) {
        this.zone = zone;
    }

    /** Marks the quarters that a span touches, and no others. */
    void quarters(UUID order, Instant from, Instant to) {
        Instant quarter = Resolution.QUARTER_HOUR.start(from, zone);
        while (quarter.isBefore(to)) {
            Instant hour = Resolution.HOUR.start(quarter, zone);
            mark(order, hour, 1 << (Duration.between(hour, quarter).toMinutes() / MINUTES));
            quarter = quarter.plus(Duration.ofMinutes(MINUTES));
        }
    }

    /** Marks all of the hours that a span touches. */
    void whole(UUID order, Instant from, Instant to) {
        Instant hour = Resolution.HOUR.start(from, zone);
        while (hour.isBefore(to)) {
            mark(order, hour, QUARTERS | HOUR | DAY | COMPARE);
            hour = Resolution.HOUR.end(hour, zone);
        }
    }

    /** Marks parts of an hour. */
    void mark(UUID order, Instant hour, int parts) {
        marked.computeIfAbsent(order, none -> new HashMap<>()).merge(hour, parts, (one, other) -> one | other);
    }

    Map<UUID, Map<Instant, Integer>> marked() {
        return marked;
    }
}
