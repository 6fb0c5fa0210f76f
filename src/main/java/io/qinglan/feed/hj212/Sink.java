package io.qinglan.feed.hj212;

import java.util.Set;

/** Takes what a {@link Framer} finds, in the order of the stream. */
@FunctionalInterface
public interface Sink {

    /** A frame or a refusal. */
    void entry(Entry entry);

    /**
     * Only in live mode: the tail of a frame that was handed out before turned out to be off the standard. Its deviations (TAIL_… and
     * JUNK_BEFORE_TAIL) are not in the frame, which may have gone to another thread.
     */
    default void tail(Frame frame, Set<Deviation> found) {}
}
