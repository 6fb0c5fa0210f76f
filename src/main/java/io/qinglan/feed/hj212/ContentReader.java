package io.qinglan.feed.hj212;

/**
 * Splits the content of CP into items at {@code ;} and {@code ,}, except inside a text between slashes. A text begins where {@code //}
 * follows an item's first {@code =}, blanks aside, and ends at the first later {@code //} behind which, blanks aside, comes a separator or
 * the end.
 */
final class ContentReader {

    private static final byte[] KINDS = kinds();
    private static final byte SEPARATOR = 1;
    private static final byte BLANK = 2;
    private static final byte EQUALS = 3;

    private final SeenNames seen = new SeenNames();
    private Reading read;
    private byte[] bytes;
    private int start;
    private int to;
    private boolean neverCloses;

    /** Whether some item's name holds a hyphen, so that it is data of a factor. */
    boolean hyphen;

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        kinds[';'] = SEPARATOR;
        kinds[','] = SEPARATOR;
        kinds[' '] = BLANK;
        kinds['\t'] = BLANK;
        kinds['='] = EQUALS;
        return kinds;
    }

    /** Reads all items between two places of the plain segment. */
    void read(Reading reading, int from, int end) {
        read = reading;
        bytes = reading.plain;
        start = from;
        to = end;
        neverCloses = false;
        hyphen = false;
        seen.clear();
        int at = from;
        while (at < to) {
            int next = item(at);
            if (next == to) {
                return;
            }
            at = next + 1;
        }
        if (to > from) {
            read.mark(Deviation.TRAILING_SEPARATOR_IN_CP);
        }
    }

    /** Reads one item; answers where its separator stands, or the end. */
    private int item(int from) {
        int nameFrom = blanks(from);
        int hash = 1;
        int at = nameFrom;
        int nameTo = nameFrom;
        for (; at < to; at++) {
            byte value = bytes[at];
            byte kind = KINDS[value & 0xFF];
            if (kind == 0) {
                nameTo = at + 1;
                hash = 31 * hash + value;
                hyphen |= value == '-';
            } else if (kind == EQUALS) {
                return value(nameFrom, nameTo, hash, at + 1);
            } else if (kind == SEPARATOR) {
                break;
            } else {
                read.mark(Deviation.SPACES_IN_CP);
            }
        }
        if (nameTo == nameFrom) {
            empty(from, at);
        } else {
            read.mark(Deviation.CP_ITEM_MALFORMED);
            add(nameFrom, nameTo, hash, nameTo, nameTo);
        }
        return at;
    }

    /** An empty item before the last separator is one too many; behind the last one it is what is left. */
    private void empty(int from, int at) {
        if (at < to) {
            read.mark(Deviation.EMPTY_ITEM_IN_CP);
        } else if (from > start) {
            read.mark(Deviation.TRAILING_SEPARATOR_IN_CP);
        }
    }

    private int value(int nameFrom, int nameTo, int hash, int behindEquals) {
        int from = blanks(behindEquals);
        if (from + 1 < to && bytes[from] == '/' && bytes[from + 1] == '/') {
            int textTo = textEnd(from + 2);
            if (textTo > 0) {
                add(nameFrom, nameTo, hash, from, textTo);
                return blanks(textTo);
            }
            read.mark(Deviation.TEXT_UNCLOSED);
        }
        int at = from;
        int valueTo = from;
        for (; at < to; at++) {
            byte kind = KINDS[bytes[at] & 0xFF];
            if (kind == SEPARATOR) {
                break;
            }
            if (kind == BLANK) {
                read.mark(Deviation.SPACES_IN_CP);
            } else {
                valueTo = at + 1;
            }
        }
        add(nameFrom, nameTo, hash, from, valueTo);
        return at;
    }

    /** Where a text that opened before this place ends, its closing slashes included; -1 when it never does. */
    private int textEnd(int from) {
        if (neverCloses) {
            return -1;
        }
        for (int at = from; at + 1 < to; at++) {
            if (bytes[at] == '/' && bytes[at + 1] == '/' && closes(at + 2)) {
                return at + 2;
            }
        }
        neverCloses = true;
        return -1;
    }

    private boolean closes(int behind) {
        int at = behind;
        while (at < to && KINDS[bytes[at] & 0xFF] == BLANK) {
            at++;
        }
        return at == to || KINDS[bytes[at] & 0xFF] == SEPARATOR;
    }

    /** Passes over blanks, which are off the standard here. */
    private int blanks(int from) {
        int at = from;
        while (at < to && KINDS[bytes[at] & 0xFF] == BLANK) {
            at++;
        }
        if (at > from) {
            read.mark(Deviation.SPACES_IN_CP);
        }
        return at;
    }

    private void add(int nameFrom, int nameTo, int hash, int valueFrom, int valueTo) {
        if (nameFrom == nameTo) {
            read.mark(Deviation.CP_ITEM_MALFORMED);
        }
        if (seen.before(bytes, nameFrom, nameTo, hash)) {
            read.mark(Deviation.DUPLICATE_CP_KEY);
        }
        int base = read.base;
        read.add(Items.pack(nameFrom - base, nameTo - base, valueFrom - base, valueTo - base));
    }
}
