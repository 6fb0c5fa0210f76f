package io.qinglan.feed.gateway;

import io.qinglan.feed.hj212.Frame;

/** Hears what known instruments say, after it is committed. */
@FunctionalInterface
interface Hearing {

    /** A frame of a known instrument with the right password; from a writer's thread, in the instrument's order. */
    void heard(Received received, Frame frame);
}
