package io.qinglan.feed;

import java.time.Instant;

/**
 * Records of a point became known or were revised; all of one hour.
 *
 * @param point code of the monitoring point
 * @param kind {@link RecordKind}
 * @param from the earliest time touched
 * @param to the latest time touched, itself touched
 */
public record ReadingsStored(String point, String kind, Instant from, Instant to) {

    /** Both together; of the same point and kind. */
    ReadingsStored and(ReadingsStored other) {
        return new ReadingsStored(
                point, kind, other.from.isBefore(from) ? other.from : from, other.to.isAfter(to) ? other.to : to);
    }
}
