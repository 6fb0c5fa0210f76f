package io.qinglan.feed.hj212;

/**
 * The check of a data segment (HJ 212-2017 annex A) and the dialects some instruments use instead.
 *
 * <p>The standard's check throws the low byte of its register away at each step, so that only 256 of the 65,536 values can come out: it
 * is as strong as a check of eight bits. It is no Modbus check.
 */
public final class Crc {

    private static final int START = 0xFFFF;
    private static final int POLYNOMIAL = 0xA001;
    private static final int[] TABLE = table();
    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] NIBBLES = nibbles();

    private Crc() {}

    private static int[] table() {
        int[] table = new int[256];
        for (int value = 0; value < 256; value++) {
            int register = value;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 0 ? register >>> 1 : (register >>> 1) ^ POLYNOMIAL;
            }
            table[value] = register;
        }
        return table;
    }

    private static byte[] nibbles() {
        byte[] nibbles = new byte[256];
        java.util.Arrays.fill(nibbles, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            nibbles["0123456789ABCDEF".charAt(digit)] = (byte) digit;
            nibbles["0123456789abcdef".charAt(digit)] = (byte) digit;
        }
        return nibbles;
    }

    /** The standard's check of the bytes from (with) {@code from} to (without) {@code to}: 0 to 65,535. */
    public static int of(byte[] bytes, int from, int to) {
        return go(START, bytes, from, to);
    }

    /** The check of the segment and the CR LF behind it, as some instruments count (quirk CRC_WITH_TAIL). */
    static int withTail(byte[] bytes, int from, int to) {
        int register = of(bytes, from, to);
        register = TABLE[(register >>> 8) ^ '\r'];
        return TABLE[(register >>> 8) ^ '\n'];
    }

    private static int go(int start, byte[] bytes, int from, int to) {
        int register = start;
        for (int i = from; i < to; i++) {
            register = TABLE[(register >>> 8) ^ (bytes[i] & 0xFF)];
        }
        return register;
    }

    /** CRC-16/Modbus of the same bytes (quirks CRC_MODBUS_HIGH and CRC_MODBUS_LOW). */
    static int modbus(byte[] bytes, int from, int to) {
        int register = START;
        for (int i = from; i < to; i++) {
            register = (register >>> 8) ^ TABLE[(register ^ bytes[i]) & 0xFF];
        }
        return register;
    }

    /** Whether the standard's check can be this value at all: one of 256, or the start itself for an empty segment. */
    static boolean possible(int value) {
        return value == START || TABLE[POSSIBLE_INDEX[value >>> 8] & 0xFF] == value;
    }

    private static final byte[] POSSIBLE_INDEX = possibleIndex();

    private static byte[] possibleIndex() {
        byte[] index = new byte[256];
        for (int value = 0; value < 256; value++) {
            index[TABLE[value] >>> 8] = (byte) value;
        }
        return index;
    }

    /** The value of four hexadecimal digits, either case; -1 when they are not. */
    static int hex(byte[] bytes, int at) {
        int a = NIBBLES[bytes[at] & 0xFF];
        int b = NIBBLES[bytes[at + 1] & 0xFF];
        int c = NIBBLES[bytes[at + 2] & 0xFF];
        int d = NIBBLES[bytes[at + 3] & 0xFF];
        return (a | b | c | d) < 0 ? -1 : a << 12 | b << 8 | c << 4 | d;
    }

    /** Writes a check as four upper-case digits. */
    static void write(int check, byte[] bytes, int at) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = DIGITS[check >>> (12 - 4 * i) & 0xF];
        }
    }
}
