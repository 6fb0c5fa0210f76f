package io.qinglan.feed.hj212;

/** A frame that its length and its check have closed, before its fields are read. Used again for the next one. */
final class Closed {

    /** The bytes as received, from the header to the check. */
    byte[] bytes;

    int from;
    int to;

    /** The data segment in the clear. */
    byte[] plain;

    int plainFrom;
    int length;

    /** What closing it has shown to be off the standard. */
    long deviations;

    void set(byte[] bytes, int from, int length, byte[] plain, int plainFrom) {
        this.bytes = bytes;
        this.from = from;
        this.to = from + Framer.PREFIX + length + Framer.CHECK;
        this.plain = plain;
        this.plainFrom = plainFrom;
        this.length = length;
        deviations = hasLowerCase(bytes, to - Framer.CHECK) ? Deviation.CRC_LOWERCASE.bit() : 0;
    }

    private static boolean hasLowerCase(byte[] bytes, int at) {
        for (int i = at; i < at + Framer.CHECK; i++) {
            if (bytes[i] >= 'a') {
                return true;
            }
        }
        return false;
    }
}
