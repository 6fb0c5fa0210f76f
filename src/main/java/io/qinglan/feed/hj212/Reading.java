package io.qinglan.feed.hj212;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What has been read of the frame in hand; used again for the next one. Offsets are counted from the start of the segment. */
final class Reading {

    /** The bytes as received: header to check. */
    byte[] bytes;

    int from;
    int to;

    /** The segment in the clear: {@code plain[base]} to {@code plain[base + length - 1]}. */
    byte[] plain;

    int base;
    int length;
    Charset charset;

    /** Start and end of each field's value, 16 bits each; 0 when absent. */
    final int[] head = new int[Field.COUNT];

    long[] items = new long[64];
    int count;

    Edition edition;
    int flag;
    int command;
    long deviations;

    /** The first fault found, with its field; null when there is none yet. */
    Fault fault;

    String field;
    String detail;

    void clear() {
        Arrays.fill(head, 0);
        count = 0;
        edition = Edition.OF_2005;
        flag = -1;
        command = -1;
        deviations = 0;
        fault = null;
        field = null;
        detail = null;
    }

    void mark(Deviation deviation) {
        deviations |= deviation.bit();
    }

    /** Notes a fault and answers false, so that checks can stop there. */
    boolean refuse(Fault fault, String field, String detail) {
        this.fault = fault;
        this.field = field;
        this.detail = detail;
        return false;
    }

    boolean has(int field) {
        return head[field] != 0;
    }

    /** Where a field's value begins in {@link #plain}. */
    int start(int field) {
        return base + (head[field] >>> 16);
    }

    /** Where it ends. */
    int end(int field) {
        return base + (head[field] & 0xFFFF);
    }

    String text(int start, int end) {
        return Charsets.text(plain, start, end, charset);
    }

    /** A value for people: itself when it is short and plain, otherwise its size alone, for it may hold a password. */
    String shown(int start, int end) {
        boolean plainValue = end - start <= 20;
        for (int i = start; plainValue && i < end; i++) {
            plainValue = Character.isLetterOrDigit(plain[i]) || plain[i] == '.' || plain[i] == '-';
        }
        return plainValue ? "'" + text(start, end) + "'" : (end - start) + " bytes";
    }

    /** Whether two names of CP read alike though their bytes differ: damaged text does. */
    boolean hasNamesThatReadAlike() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (!names.add(text(base + Items.nameFrom(items[i]), base + Items.nameTo(items[i])))) {
                return true;
            }
        }
        return false;
    }

    void add(long item) {
        if (count == items.length) {
            items = Arrays.copyOf(items, 2 * count);
        }
        items[count++] = item;
    }
}
