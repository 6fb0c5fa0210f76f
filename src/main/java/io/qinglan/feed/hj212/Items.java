package io.qinglan.feed.hj212;

/** An item of CP in one long: where its name and its value begin and end, fourteen bits each (a segment has at most 9,999 bytes). */
final class Items {

    private static final int BITS = 14;
    private static final int MASK = (1 << BITS) - 1;

    private Items() {}

    static long pack(int nameFrom, int nameTo, int valueFrom, int valueTo) {
        return ((long) nameFrom << BITS | nameTo) << 2 * BITS | (long) valueFrom << BITS | valueTo;
    }

    static int nameFrom(long item) {
        return (int) (item >>> 3 * BITS);
    }

    static int nameTo(long item) {
        return (int) (item >>> 2 * BITS) & MASK;
    }

    static int valueFrom(long item) {
        return (int) (item >>> BITS) & MASK;
    }

    static int valueTo(long item) {
        return (int) item & MASK;
    }
}
