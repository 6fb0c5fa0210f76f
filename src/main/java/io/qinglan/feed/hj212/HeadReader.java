package io.qinglan.feed.hj212;

/** Splits the head, the bytes before the first {@code CP=&&}, into its fields. Their values are judged by {@link HeadCheck}. */
final class HeadReader {

    private static final byte[] OPENING = {'C', 'P', '=', '&', '&'};

    private final SeenNames seen = new SeenNames();
    private Reading read;
    private int ordinal;

    /** The field that runs into CP without a separator; -1 when none does. */
    int glued;

    /** Its name. */
    String gluedName;

    /** Reads the head; answers where CP opens, -1 when it does not. */
    int read(Reading reading) {
        read = reading;
        ordinal = 0;
        glued = -1;
        gluedName = null;
        seen.clear();
        byte[] bytes = read.plain;
        int end = read.base + read.length;
        int start = read.base;
        for (int at = start; at < end; at++) {
            byte value = bytes[at];
            if (value == ';') {
                if (start == at) {
                    read.mark(Deviation.HEAD_UNTIDY);
                } else {
                    item(start, at, false);
                }
                start = at + 1;
            } else if (value == 'C' && Bytes.at(bytes, at, end, OPENING)) {
                if (start < at) {
                    item(start, at, true);
                }
                return at;
            }
        }
        return -1;
    }

    private void item(int from, int to, boolean last) {
        byte[] bytes = read.plain;
        int start = from;
        while (start < to && (bytes[start] == ',' || Bytes.isBlank(bytes[start]))) {
            start++;
        }
        int end = trimEnd(start, to);
        if (start > from || end < to) {
            read.mark(Deviation.HEAD_UNTIDY);
        }
        if (start == end) {
            return;
        }
        ordinal++;
        int equals = start;
        while (equals < end && bytes[equals] != '=') {
            equals++;
        }
        if (equals == end) {
            read.mark(Deviation.HEAD_FIELD_UNKNOWN);
            glue(last, Field.of(bytes, start, end), start, end);
        } else {
            field(start, equals, end, last);
        }
    }

    private void field(int start, int equals, int end, boolean last) {
        byte[] bytes = read.plain;
        int nameEnd = trimEnd(start, equals);
        int valueStart = equals + 1;
        while (valueStart < end && Bytes.isBlank(bytes[valueStart])) {
            valueStart++;
        }
        if (nameEnd < equals || valueStart > equals + 1) {
            read.mark(Deviation.HEAD_UNTIDY);
        }
        int field = Field.of(bytes, start, nameEnd);
        if (field == Field.OTHER) {
            read.mark(Deviation.HEAD_FIELD_UNKNOWN);
            if (seen.before(bytes, start, nameEnd)) {
                read.mark(Deviation.DUPLICATE_HEAD_FIELD);
            }
        } else if (read.has(field)) {
            read.mark(Deviation.DUPLICATE_HEAD_FIELD);
        } else {
            read.head[field] = (valueStart - read.base) << 16 | Math.max(valueStart, end) - read.base;
            if (field == Field.QN && ordinal > 1) {
                read.mark(Deviation.QN_NOT_FIRST);
            }
        }
        glue(last, field, start, nameEnd);
    }

    private void glue(boolean last, int field, int from, int to) {
        if (last) {
            glued = field;
            gluedName = read.text(from, to);
        }
    }

    private int trimEnd(int from, int to) {
        int end = to;
        while (end > from && Bytes.isBlank(read.plain[end - 1])) {
            end--;
        }
        return end;
    }
}
