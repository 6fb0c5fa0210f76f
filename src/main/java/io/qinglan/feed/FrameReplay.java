package io.qinglan.feed;

import java.time.Instant;
import java.util.Optional;

/** Reads a frame again that was kept before its instrument was registered. One bean for each protocol. */
public interface FrameReplay {

    /** The channel whose frames it reads. */
    Channel channel();

    /**
     * What a frame holds.
     *
     * @param record what it says; null when it says nothing for a point, or was refused
     * @param refusal why it is refused now, null when it is not
     */
    record Read(PointRecord record, Refusal refusal) {}

    /**
     * Reads a frame for the instrument that is registered now.
     *
     * @return empty when it is no frame of this instrument
     */
    Optional<Read> read(byte[] bytes, Instant receivedAt, Instrument instrument);
}
