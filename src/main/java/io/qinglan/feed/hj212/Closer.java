package io.qinglan.feed.hj212;

import java.util.Set;

/** Closes a frame by its check: as the standard says, or else as the instrument's own setting allows. */
final class Closer {

    private static final int TAIL = 2;
    private static final byte[] OPENING = {'C', 'P', '=', '&', '&'};
    private static final byte[] FLAG = {'F', 'l', 'a', 'g', '='};

    private final Quirks quirks;
    private final Closed closed = new Closed();

    Closer(Quirks quirks) {
        this.quirks = quirks;
    }

    /** What the last successful call closed. */
    Closed closed() {
        return closed;
    }

    /** Whether the standard's check is right for a segment of this length; {@code from} is the header, all bytes are there. */
    boolean byStandard(byte[] bytes, int from, int length) {
        int segment = from + Framer.PREFIX;
        int check = Crc.hex(bytes, segment + length);
        if (check < 0 || !Crc.possible(check) || Crc.of(bytes, segment, segment + length) != check) {
            return false;
        }
        closed.set(bytes, from, length, bytes, segment);
        return true;
    }

    /** Whether the instrument's own setting closes it; {@code to} is where the bytes received end. */
    boolean bySetting(byte[] bytes, int from, int length, int to) {
        if (quirks == Quirks.NONE) {
            return false;
        }
        int segment = from + Framer.PREFIX;
        int last = Math.min(to, segment + length + Framer.CHECK);
        Quirks.Setting setting = quirks.of(Bytes.mn(bytes, segment, last));
        if (setting.isNone()) {
            return false;
        }
        boolean whole = to - segment >= length + Framer.CHECK;
        if (whole && setting.sm4() != null && deciphered(bytes, from, length, setting.sm4())) {
            return true;
        }
        for (Quirk quirk : setting.quirks()) {
            if (fits(quirk, bytes, from, length, to)) {
                closed.deviations |= quirk.deviation().bit();
                return true;
            }
        }
        return false;
    }

    private boolean fits(Quirk quirk, byte[] bytes, int from, int length, int to) {
        int segment = from + Framer.PREFIX;
        if (quirk == Quirk.LENGTH_WITH_TAIL) {
            int shorter = length - Framer.CHECK - TAIL;
            return shorter >= 0 && to - segment >= shorter + Framer.CHECK && byStandard(bytes, from, shorter);
        }
        int end = segment + length;
        if (to < end + Framer.CHECK) {
            return false;
        }
        int check = Crc.hex(bytes, end);
        if (check < 0 || check != check(quirk, bytes, segment, end)) {
            return false;
        }
        closed.set(bytes, from, length, bytes, segment);
        return true;
    }

    private static int check(Quirk quirk, byte[] bytes, int from, int to) {
        switch (quirk) {
            case CRC_MODBUS_HIGH:
                return Crc.modbus(bytes, from, to);
            case CRC_MODBUS_LOW:
                int high = Crc.modbus(bytes, from, to);
                return (high & 0xFF) << 8 | high >>> 8;
            default:
                return Crc.withTail(bytes, from, to);
        }
    }

    /** Enciphered frames of 2025 carry the check of their plain segment. */
    private boolean deciphered(byte[] bytes, int from, int length, Sm4Key key) {
        int segment = from + Framer.PREFIX;
        int end = segment + length;
        int opening = Bytes.find(bytes, segment, end, OPENING);
        if (opening < 0 || version(bytes, segment, opening) != Edition.OF_2025.version()) {
            return false;
        }
        int closing = lastTwoAmpersands(bytes, opening + OPENING.length, end);
        int check = Crc.hex(bytes, end);
        if (closing < 0 || check < 0) {
            return false;
        }
        byte[] plain = java.util.Arrays.copyOfRange(bytes, segment, end);
        key.decipher(plain, opening + OPENING.length - segment, closing - segment);
        if (Crc.of(plain, 0, length) != check) {
            return false;
        }
        closed.set(bytes, from, length, plain, 0);
        return true;
    }

    private static int lastTwoAmpersands(byte[] bytes, int from, int to) {
        for (int at = to - 2; at >= from; at--) {
            if (bytes[at] == '&' && bytes[at + 1] == '&') {
                return at;
            }
        }
        return -1;
    }

    /** The version bits of the first Flag in the head; -1 when there is none. */
    private static int version(byte[] bytes, int from, int to) {
        int at = Bytes.find(bytes, from, to, FLAG);
        if (at < 0) {
            return -1;
        }
        int start = at + FLAG.length;
        int end = start;
        while (end < to && end < start + 3 && Bytes.isDigit(bytes[end])) {
            end++;
        }
        return end == start ? -1 : Bytes.number(bytes, start, end) >>> 2;
    }

    /** Whether a whole frame stands here whose length counts check and tail: {@code &&}, four digits, CR LF at its end. */
    boolean looksSixTooLong(byte[] bytes, int from, int length, int to) {
        int shorter = from + Framer.PREFIX + length - Framer.CHECK - TAIL;
        int end = shorter + Framer.CHECK;
        return length >= Framer.CHECK + TAIL
                && end + TAIL <= to
                && bytes[end] == '\r'
                && bytes[end + 1] == '\n'
                && Bytes.endsWithTwoAmpersands(bytes, from + Framer.PREFIX, shorter)
                && Crc.hex(bytes, shorter) >= 0;
    }

    /** Whether the setting of the instrument allows lengths that count check and tail. */
    boolean bySixTooLong(byte[] bytes, int from, int length, int to) {
        if (quirks == Quirks.NONE || !looksSixTooLong(bytes, from, length, to)) {
            return false;
        }
        Set<Quirk> allowed =
                quirks.of(Bytes.mn(bytes, from + Framer.PREFIX, to)).quirks();
        if (!allowed.contains(Quirk.LENGTH_WITH_TAIL) || !byStandard(bytes, from, length - Framer.CHECK - TAIL)) {
            return false;
        }
        closed.deviations |= Deviation.LENGTH_WITH_TAIL.bit();
        return true;
    }
}
