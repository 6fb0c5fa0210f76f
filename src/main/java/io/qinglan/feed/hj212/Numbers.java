package io.qinglan.feed.hj212;

import java.nio.charset.StandardCharsets;

/** Reads numbers of the standard's form N: digits with an optional sign and decimal point. */
final class Numbers {

    /** Up to here a long holds the digits exactly, and the division by a power of ten gives the nearest double. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Numbers() {}

    /** The number; NaN when the bytes are none. */
    static double parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; at < to; at++) {
            byte value = bytes[at];
            if (Bytes.isDigit(value)) {
                count++;
                digits = count <= EXACT_DIGITS ? digits * 10 + (value - '0') : digits;
            } else if (value == '.' && point < 0) {
                point = count;
            } else {
                return Double.NaN;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        if (count > EXACT_DIGITS) {
            return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }
        double number = point < 0 ? digits : digits / POWERS[count - point];
        return negative ? -number : number;
    }
}
