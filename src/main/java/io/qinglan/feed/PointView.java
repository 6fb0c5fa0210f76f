package io.qinglan.feed;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.qinglan.inventory.StoredPoint;

/**
 * A monitoring point with the instruments that send for it, retired ones too.
 *
 * @param point the point as the inventory keeps it
 * @param instruments by number
 */
public record PointView(@JsonUnwrapped StoredPoint point, List<InstrumentView> instruments) {

    /** The version for ETag: it changes with the point and with each of its instruments. */
    String version() {
        return point.revision() + "-"
                + instruments.stream().mapToInt(InstrumentView::version).sum();
    }
}
