package io.qinglan.feed.hj212;

import java.nio.charset.StandardCharsets;

/** Small questions about bytes. */
final class Bytes {

    private static final byte[] MN = {'M', 'N', '='};
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Bytes() {}

    static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }

    static boolean isLineEnd(byte value) {
        return value == '\r' || value == '\n';
    }

    static boolean areDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** The number that one to nine digits give. */
    static int number(byte[] bytes, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }

    static boolean endsWithTwoAmpersands(byte[] bytes, int from, int to) {
        return to - from >= 2 && bytes[to - 1] == '&' && bytes[to - 2] == '&';
    }

    /** Whether the bytes at a place are exactly these. */
    static boolean at(byte[] bytes, int place, int to, byte[] wanted) {
        if (to - place < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[place + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where wanted bytes first stand, -1 when nowhere. */
    static int find(byte[] bytes, int from, int to, byte[] wanted) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (bytes[i] == wanted[0] && at(bytes, i, to, wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** What stands between the first {@code MN=} and the next semicolon; null when it does not. */
    static String mn(byte[] bytes, int from, int to) {
        int start = find(bytes, from, to, MN);
        if (start < 0) {
            return null;
        }
        for (int i = start + MN.length; i < to; i++) {
            if (bytes[i] == ';') {
                return new String(bytes, start + MN.length, i - start - MN.length, StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }

    /** Whether fourteen digits stand here that are a real date and time: month, day of that month, hour, minute, second. */
    static boolean isTime(byte[] bytes, int at) {
        if (!areDigits(bytes, at, at + 14)) {
            return false;
        }
        int year = number(bytes, at, at + 4);
        int month = number(bytes, at + 4, at + 6);
        int day = number(bytes, at + 6, at + 8);
        return year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= days(year, month)
                && number(bytes, at + 8, at + 10) < 24
                && number(bytes, at + 10, at + 12) < 60
                && number(bytes, at + 12, at + 14) < 60;
    }

    private static int days(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }
}
