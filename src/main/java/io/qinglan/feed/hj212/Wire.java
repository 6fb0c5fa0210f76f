package io.qinglan.feed.hj212;

/** A segment made a frame: {@code ##}, four digits of length, the segment, its check, CR LF. */
public final class Wire {

    private static final int LONGEST_SEGMENT = 9_999;

    private Wire() {}

    /**
     * Frames a segment.
     *
     * @throws IllegalArgumentException when it is longer than four digits can say
     */
    public static byte[] frame(byte[] segment) {
        int length = segment.length;
        if (length > LONGEST_SEGMENT) {
            throw new IllegalArgumentException("expected a segment of at most 9999 bytes, got " + length);
        }
        byte[] frame = new byte[Framer.PREFIX + length + Framer.CHECK + 2];
        frame[0] = '#';
        frame[1] = '#';
        for (int digit = 5, rest = length; digit > 1; digit--, rest /= 10) {
            frame[digit] = (byte) ('0' + rest % 10);
        }
        System.arraycopy(segment, 0, frame, Framer.PREFIX, length);
        Crc.write(Crc.of(segment, 0, length), frame, Framer.PREFIX + length);
        frame[frame.length - 2] = '\r';
        frame[frame.length - 1] = '\n';
        return frame;
    }
}
