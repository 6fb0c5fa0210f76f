package io.qinglan.feed.hj212;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An accepted frame. It stands on the bytes as they came; strings are made when asked for. Safe to hand to another thread; the array
 * it stands on must not be written to.
 */
public final class Frame implements Entry {

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final byte[] plain;
    private final int base;
    private final Charset charset;
    private final int[] head;
    private final long[] items;
    private final Edition edition;
    private final int flag;
    private final int command;
    private final long deviations;

    Frame(Reading read) {
        bytes = read.bytes;
        from = read.from;
        to = read.to;
        plain = read.plain;
        base = read.base;
        charset = read.charset;
        head = read.head.clone();
        items = Arrays.copyOf(read.items, read.count);
        edition = read.edition;
        flag = read.flag;
        command = read.command;
        deviations = read.deviations;
    }

    private Frame(Frame frame, long more) {
        bytes = frame.bytes;
        from = frame.from;
        to = frame.to;
        plain = frame.plain;
        base = frame.base;
        charset = frame.charset;
        head = frame.head;
        items = frame.items;
        edition = frame.edition;
        flag = frame.flag;
        command = frame.command;
        deviations = frame.deviations | more;
    }

    /** The same frame with further deviations. */
    Frame with(long more) {
        return (deviations | more) == deviations ? this : new Frame(this, more);
    }

    /** The edition its Flag names; without Flag that of 2005. */
    public Edition edition() {
        return edition;
    }

    /** The request number QN, {@code yyyyMMddHHmmssSSS}; null when absent. */
    public String qn() {
        return field(Field.QN);
    }

    /** The QN an answer must carry: that of the head or, in the edition of 2005, of CP; null when there is none. */
    public String qnToAnswer() {
        if (head[Field.QN] != 0) {
            return qn();
        }
        String inside = edition == Edition.OF_2005 ? value("QN") : null;
        return inside == null || inside.isEmpty() ? null : inside;
    }

    /** The system code ST, such as 31 for a source of air pollution. */
    public String st() {
        return field(Field.ST);
    }

    /** The command CN, four digits. */
    public String cn() {
        return field(Field.CN);
    }

    /** The command as a number. */
    public int command() {
        return command;
    }

    /** The password as sent, for comparing and answering; it is never shown. */
    public String password() {
        return field(Field.PW);
    }

    /** The instrument's number MN. */
    public String mn() {
        return field(Field.MN);
    }

    /** Flag as sent; null when absent. */
    public String flag() {
        return field(Field.FLAG);
    }

    /** Flag as a number; -1 when absent. */
    public int flagBits() {
        return flag;
    }

    /** The version bits of Flag; 0 without Flag. */
    public int version() {
        return flag < 0 ? 0 : flag >>> 2;
    }

    /** Whether an answer is wanted (bit A). */
    public boolean wantsAnswer() {
        return flag > 0 && (flag & 1) != 0;
    }

    /** Whether the frame says it is a part of a split one (bit D). */
    public boolean isSplit() {
        return flag > 0 && (flag & 2) != 0;
    }

    /** The number of parts as sent; null when absent. */
    public String pnum() {
        return field(Field.PNUM);
    }

    /** The number of this part as sent; null when absent. */
    public String pno() {
        return field(Field.PNO);
    }

    /** The back-fill mark of 2025 as sent; null when absent. */
    public String rf() {
        return field(Field.RF);
    }

    /** How many items CP holds, repeated names included. */
    public int size() {
        return items.length;
    }

    /** The name of an item of CP. */
    public String name(int item) {
        return text(Items.nameFrom(items[item]), Items.nameTo(items[item]));
    }

    /** The value of an item of CP as sent. */
    public String value(int item) {
        return text(Items.valueFrom(items[item]), Items.valueTo(items[item]));
    }

    /** The first item of this name; -1 when there is none. */
    public int find(String name) {
        for (int item = 0; item < items.length; item++) {
            if (nameIs(item, name)) {
                return item;
            }
        }
        return -1;
    }

    /** The value of the first item of this name; null when there is none. */
    public String value(String name) {
        int item = find(name);
        return item < 0 ? null : value(item);
    }

    /** Whether an item has this name of ASCII characters. */
    public boolean nameIs(int item, String name) {
        int start = Items.nameFrom(items[item]);
        if (Items.nameTo(items[item]) - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (plain[base + start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the last hyphen of an item's name stands, counted from the name's start; -1 when there is none. */
    int hyphen(int item) {
        int start = base + Items.nameFrom(items[item]);
        for (int at = base + Items.nameTo(items[item]) - 1; at >= start; at--) {
            if (plain[at] == '-') {
                return at - start;
            }
        }
        return -1;
    }

    /** A part of an item's name; to its end when {@code end} is negative. */
    String name(int item, int start, int end) {
        int from = Items.nameFrom(items[item]);
        return text(from + start, end < 0 ? Items.nameTo(items[item]) : from + end);
    }

    /** Whether the first {@code length} bytes of an item's name are this text. */
    boolean startsWith(int item, int length, String text) {
        if (text.length() != length) {
            return false;
        }
        return Statistic.is(text, plain, base + Items.nameFrom(items[item]))
                || plainIsNotAscii() && name(item, 0, length).equals(text);
    }

    private boolean plainIsNotAscii() {
        return charset != Charsets.ASCII;
    }

    /** Whether what stands behind the hyphen of an item's name is this text. */
    boolean endsWith(int item, int hyphen, String suffix) {
        int start = Items.nameFrom(items[item]) + hyphen + 1;
        return Items.nameTo(items[item]) - start == suffix.length() && Statistic.is(suffix, plain, base + start);
    }

    /** What an item's suffix behind the hyphen says; null when it is none of a value. */
    Statistic statistic(int item, int hyphen) {
        int start = base + Items.nameFrom(items[item]);
        return Statistic.of(plain, start + hyphen + 1, base + Items.nameTo(items[item]));
    }

    /**
     * The value of an item as a number: digits with an optional sign and decimal point. NaN when it is none: empty, {@code --}, a word, an
     * exponent.
     */
    public double number(int item) {
        return Numbers.parse(plain, base + Items.valueFrom(items[item]), base + Items.valueTo(items[item]));
    }

    /** The values of CP, first one of each name, in the order sent. */
    public Map<String, String> cp() {
        Map<String, String> cp = new LinkedHashMap<>(items.length * 2);
        for (int item = 0; item < items.length; item++) {
            cp.putIfAbsent(name(item), value(item));
        }
        return cp;
    }

    /** The time of the data as sent, 14 digits or 17; null when absent. */
    public String dataTime() {
        return value("DataTime");
    }

    /** What is off the standard. */
    public Set<Deviation> deviations() {
        return Deviation.of(deviations);
    }

    /** Whether a certain thing is off the standard. */
    public boolean has(Deviation deviation) {
        return (deviations & deviation.bit()) != 0;
    }

    /** Whether nothing is off the standard. */
    public boolean isExact() {
        return deviations == 0;
    }

    /** From the header to the check, as received; a tail is no part of it. */
    @Override
    public byte[] raw() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public int rawLength() {
        return to - from;
    }

    @Override
    public void copyRaw(byte[] target, int at) {
        System.arraycopy(bytes, from, target, at, to - from);
    }

    /** Whether it is written in ASCII alone. */
    boolean isAscii() {
        return charset == Charsets.ASCII;
    }

    /** Whether the password sent is this one, of ASCII characters; makes no text of it. */
    public boolean passwordIs(String password) {
        if (password == null || head[Field.PW] == 0 || fieldLength(Field.PW) != password.length()) {
            return false;
        }
        int start = base + (head[Field.PW] >>> 16);
        for (int i = 0; i < password.length(); i++) {
            if ((plain[start + i] & 0xFF) != password.charAt(i)) {
                return false;
            }
        }
        return isAscii();
    }

    /** How many bytes a field of the head has; 0 when it is absent. */
    int fieldLength(int field) {
        int place = head[field];
        return (place & 0xFFFF) - (place >>> 16);
    }

    /** Copies the bytes of a field of the head; gives where they end. */
    int copyField(int field, byte[] target, int at) {
        int length = fieldLength(field);
        System.arraycopy(plain, base + (head[field] >>> 16), target, at, length);
        return at + length;
    }

    /** The bytes the items stand on, at {@link #base()} and their own offsets. */
    byte[] plain() {
        return plain;
    }

    int base() {
        return base;
    }

    long item(int item) {
        return items[item];
    }

    private String field(int field) {
        int place = head[field];
        return place == 0 ? null : text(place >>> 16, place & 0xFFFF);
    }

    private String text(int start, int end) {
        return Charsets.text(plain, base + start, base + end, charset);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Frame[" + edition.code() + ", QN=" + qn() + ", CN=" + cn() + ", MN=" + mn() + ", " + items.length
                + " items]";
    }
}
