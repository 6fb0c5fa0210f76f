package io.qinglan.feed.gateway;

/**
 * How fast one connection may send: so many frames a second, a second's worth at once. Above it the socket is read more slowly; nothing
 * is dropped. Times are nanoseconds handed in. Not thread safe.
 */
final class Pace {

    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private double left;
    private long seen;

    Pace(int perSecond, long now) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.seen = now;
    }

    /** Counts frames that came; how many nanoseconds to wait before reading on, 0 for none. */
    long count(int frames, long now) {
        left = Math.min(perSecond, left + (now - seen) * (double) perSecond / SECOND) - frames;
        seen = now;
        return left >= 0 ? 0 : (long) (-left * SECOND / perSecond);
    }
}
