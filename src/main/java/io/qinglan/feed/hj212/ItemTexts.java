package io.qinglan.feed.hj212;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins the names and the values of a frame's items, straight from its bytes. An instrument sends the same names for years, so the text of
 * the names is made once and given out again. For frames of plain ASCII, which nearly all are. One per thread.
 */
public final class ItemTexts {

    private static final int MOST_KNOWN = 4_096;
    private static final byte[] MARK = "-Flag".getBytes(StandardCharsets.US_ASCII);

    private final byte separator;
    private final byte[] leftOut;
    private final byte[] names = new byte[10_000];
    private final byte[] values = new byte[10_000];
    private final Map<Integer, Known> known = new HashMap<>();
    private int nameLength;
    private int valueLength;
    private int size;
    private boolean marked;

    private record Known(byte[] bytes, String text) {}

    /**
     * Joins items.
     *
     * @param separator stands between two names and between two values; an ASCII control character
     * @param leftOut the name of an item that is left out
     */
    public ItemTexts(char separator, String leftOut) {
        this.separator = (byte) separator;
        this.leftOut = leftOut.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a frame; false when it holds something else than printable ASCII and must be read with care. Items without a name are left out. */
    public boolean read(Frame frame) {
        if (!frame.isAscii()) {
            return false;
        }
        byte[] segment = frame.plain();
        int base = frame.base();
        nameLength = 0;
        valueLength = 0;
        size = 0;
        marked = false;
        int seen = Integer.MAX_VALUE;
        for (int item = 0; item < frame.size(); item++) {
            long place = frame.item(item);
            int from = base + Items.nameFrom(place);
            int to = base + Items.nameTo(place);
            if (from == to || Arrays.equals(segment, from, to, leftOut, 0, leftOut.length)) {
                continue;
            }
            if (size++ > 0) {
                names[nameLength++] = separator;
                values[valueLength++] = separator;
            }
            seen = Math.min(seen, copy(segment, from, to, names, nameLength));
            nameLength += to - from;
            marked = marked || endsWithMark(segment, from, to);
            int valueFrom = base + Items.valueFrom(place);
            int valueTo = base + Items.valueTo(place);
            seen = Math.min(seen, copy(segment, valueFrom, valueTo, values, valueLength));
            valueLength += valueTo - valueFrom;
        }
        return seen >= ' ';
    }

    /** How many items were read. */
    public int size() {
        return size;
    }

    /** Whether one of them is a data mark (x-Flag). */
    public boolean marked() {
        return marked;
    }

    /** The names, joined. */
    public String names() {
        int hash = 1;
        for (int i = 0; i < nameLength; i++) {
            hash = 31 * hash + names[i];
        }
        Known found = known.get(hash);
        if (found != null && Arrays.equals(found.bytes, 0, found.bytes.length, names, 0, nameLength)) {
            return found.text;
        }
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        String text = new String(names, 0, nameLength, StandardCharsets.ISO_8859_1);
        known.put(hash, new Known(Arrays.copyOf(names, nameLength), text));
        return text;
    }

    /** The values, joined, as many as names. */
    public String values() {
        return new String(values, 0, valueLength, StandardCharsets.ISO_8859_1);
    }

    /** Copies and gives the lowest byte. */
    private static int copy(byte[] from, int start, int end, byte[] to, int at) {
        int lowest = Integer.MAX_VALUE;
        for (int i = start, j = at; i < end; i++, j++) {
            byte b = from[i];
            to[j] = b;
            lowest = Math.min(lowest, b);
        }
        return lowest;
    }

    private static boolean endsWithMark(byte[] segment, int from, int to) {
        return to - from >= MARK.length && Arrays.equals(segment, to - MARK.length, to, MARK, 0, MARK.length);
    }
}
