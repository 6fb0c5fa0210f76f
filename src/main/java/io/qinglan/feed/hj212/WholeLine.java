package io.qinglan.feed.hj212;

/** Whether a whole line stands in bytes whose declared length reaches farther: then the length is wrong, not the frame half. */
final class WholeLine {

    private static final int CHECK = 4;

    private WholeLine() {}

    /** Whether {@code &&}, then none to four bytes other than CR and LF, then CR or LF stand somewhere. */
    static boolean isIn(byte[] bytes, int from, int to) {
        int sinceAmpersands = CHECK + 1;
        for (int at = from; at < to; at++) {
            if (Bytes.isLineEnd(bytes[at])) {
                if (sinceAmpersands <= CHECK) {
                    return true;
                }
                sinceAmpersands = CHECK + 1;
            } else if (at > from && bytes[at] == '&' && bytes[at - 1] == '&') {
                sinceAmpersands = 0;
            } else {
                sinceAmpersands++;
            }
        }
        return false;
    }
}
