package io.qinglan.feed.bus;

/** Arrivals could not be made safe: they are not acknowledged, and their senders repeat them. */
public final class BusTrouble extends RuntimeException {

    /** Says what failed. */
    public BusTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
