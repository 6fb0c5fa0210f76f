package io.qinglan.feed;

import java.time.Instant;

/**
 * A record as it is kept: one statement of a point for one time. Revised records stand beside the first; see {@link LatestRecord}.
 *
 * @param point code of the monitoring point
 * @param record what was said
 * @param receivedAt when its frame came
 * @param frame its frame
 * @param entry its place in the frame, from 0
 */
public record StoredRecord(String point, PointRecord record, Instant receivedAt, FrameId frame, int entry) {

    /** Whether another speaks for the same point, kind and time. */
    boolean sameTime(StoredRecord other) {
        return record.at().equals(other.record.at())
                && point.equals(other.point)
                && record.kind().equals(other.record.kind());
    }
}
