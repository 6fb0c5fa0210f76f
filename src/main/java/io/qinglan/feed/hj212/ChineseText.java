package io.qinglan.feed.hj212;

import java.nio.charset.Charset;

/** Reads GB18030 so that damage stays small: a byte that begins no character becomes U+FFFD alone, and the bytes behind it are read on. */
final class ChineseText {

    private static final Charset GB18030 = Charsets.GB18030;
    private static final char UNREADABLE = '\uFFFD';

    /** Four-byte sequences that begin lower name characters of the basic plane, some of them not assigned. */
    private static final int BASIC_PLANE = 0x84;

    private ChineseText() {}

    static String read(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, GB18030);
        return text.indexOf(UNREADABLE) < 0 ? text : readDamaged(bytes, from, to);
    }

    private static String readDamaged(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int at = from; at < to; ) {
            if (bytes[at] >= 0) {
                text.append((char) bytes[at++]);
                continue;
            }
            int length = length(bytes, at, to);
            String character = length == 0 ? "" : new String(bytes, at, length, GB18030);
            if (length > 0 && character.indexOf(UNREADABLE) < 0) {
                text.append(character);
                at += length;
            } else {
                text.append(UNREADABLE);
                at += length == 4 && (bytes[at] & 0xFF) <= BASIC_PLANE ? length : 1;
            }
        }
        return text.toString();
    }

    /** How many bytes a character beginning here has by its form; 0 when none begins. */
    private static int length(byte[] bytes, int at, int to) {
        if (!isLead(bytes[at]) || at + 1 == to) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        if (second >= 0x40 && second <= 0xFE && second != 0x7F) {
            return 2;
        }
        boolean four =
                at + 3 < to && Bytes.isDigit(bytes[at + 1]) && isLead(bytes[at + 2]) && Bytes.isDigit(bytes[at + 3]);
        return four ? 4 : 0;
    }

    private static boolean isLead(byte value) {
        int unsigned = value & 0xFF;
        return unsigned >= 0x81 && unsigned <= 0xFE;
    }
}
