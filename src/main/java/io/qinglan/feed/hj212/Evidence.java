package io.qinglan.feed.hj212;

/** Which bytes are kept of what was refused before its check was found right. */
final class Evidence {

    private Evidence() {}

    /** Where they end: at the next header, at the end of what has been received, or after the longest frame there can be. */
    static int end(byte[] bytes, int behindHeader, int to) {
        int most = Math.min(to, behindHeader - 2 + Framer.LONGEST);
        for (int at = behindHeader; at + 1 < most; at++) {
            if (bytes[at] == '#' && bytes[at + 1] == '#') {
                return at;
            }
        }
        return most;
    }
}
