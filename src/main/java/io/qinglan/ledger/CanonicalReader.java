package io.qinglan.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link CanonicalWriter} wrote, value by value: no tree, no tokens. Short words come again and again in a country's lists, so
 * each is made once. The caller asks for what must come; anything else is refused. Not thread safe.
 */
public final class CanonicalReader {

    private static final int WORDS = 1 << 10; // a power of two
    private static final int LONGEST_WORD = 32;
    private static final int EXACT_DIGITS = 18; // of a long
    private static final byte[] NOTHING = {};

    private final String[] words = new String[WORDS];
    private final byte[][] spelt = new byte[WORDS][]; // the bytes of each word
    private byte[] bytes = NOTHING;
    private int at;

    /** Begins to read a value. */
    public CanonicalReader of(byte[] canonical) {
        bytes = canonical;
        at = 0;
        return this;
    }

    /** Enters an object. */
    public void object() {
        expect('{');
    }

    /** The next key of the object, null behind the last one. */
    public String key() {
        if (!more('}')) {
            return null;
        }
        String key = text();
        expect(':');
        return key;
    }

    /** Enters an array. */
    public void array() {
        expect('[');
    }

    /** Whether the array has another element. */
    public boolean element() {
        return more(']');
    }

    /** A text. */
    public String text() {
        expect('"');
        int from = at;
        int end = from;
        int hash = 0;
        int all = 0;
        for (; end < bytes.length && bytes[end] != '"'; end++) {
            byte b = bytes[end];
            if (b == '\\') {
                return escaped(from);
            }
            hash = 31 * hash + b;
            all |= b;
        }
        at = end;
        expect('"');
        boolean ascii = all >= 0;
        return ascii && end - from <= LONGEST_WORD ? word(from, end, hash) : utf8(from, end - from);
    }

    /** A number, exactly as it was written. */
    public BigDecimal number() {
        int from = at;
        boolean minus = peek() == '-';
        at += minus ? 1 : 0;
        long digits = 0;
        int decimals = 0;
        boolean point = false;
        for (; at < bytes.length; at++) {
            byte b = bytes[at];
            if (b >= '0' && b <= '9') {
                digits = 10 * digits + b - '0';
                decimals += point ? 1 : 0;
            } else if (b == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        boolean exponent = at < bytes.length && bytes[at] == 'e';
        if (exponent || at - from > EXACT_DIGITS) {
            return longNumber(from);
        }
        if (at == from) {
            throw unexpected("a number");
        }
        return BigDecimal.valueOf(minus ? -digits : digits, decimals);
    }

    /** A truth. */
    public boolean bool() {
        boolean value = peek() == 't';
        if (!value && peek() != 'f') {
            throw unexpected("true or false");
        }
        at += value ? "true".length() : "false".length();
        return value;
    }

    /** Passes over a value, whatever it is. */
    public void skip() {
        switch (peek()) {
            case '{' -> {
                object();
                while (key() != null) {
                    skip();
                }
            }
            case '[' -> {
                array();
                while (element()) {
                    skip();
                }
            }
            case '"' -> text();
            case 't', 'f' -> bool();
            default -> number();
        }
    }

    private boolean more(char end) {
        byte b = peek();
        if (b == end) {
            at++;
            return false;
        }
        if (b == ',') {
            at++;
        }
        return true;
    }

    /** The word of these bytes: the same string for the same word, as long as no other one takes its place. */
    private String word(int from, int end, int hash) {
        int place = (hash ^ hash >>> 10) & WORDS - 1;
        byte[] known = spelt[place];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, from, end)) {
            spelt[place] = Arrays.copyOfRange(bytes, from, end);
            words[place] = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        }
        return words[place];
    }

    private String escaped(int from) {
        at = from;
        StringBuilder text = new StringBuilder();
        int plain = at;
        byte b = next();
        while (b != '"') {
            if (b == '\\') {
                text.append(utf8(plain, at - 1 - plain)).append(escape());
                plain = at;
            }
            b = next();
        }
        return text.append(utf8(plain, at - 1 - plain)).toString();
    }

    private char escape() {
        byte b = next();
        return switch (b) {
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(utf8(at - 4, 4), 16);
            }
            default -> (char) b;
        };
    }

    private BigDecimal longNumber(int from) {
        while (at < bytes.length && "+-.eE0123456789".indexOf(bytes[at]) >= 0) {
            at++;
        }
        return new BigDecimal(utf8(from, at - from));
    }

    private String utf8(int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private void expect(char what) {
        if (peek() != what) {
            throw unexpected("'" + what + "'");
        }
        at++;
    }

    private byte next() {
        byte b = peek();
        at++;
        return b;
    }

    private byte peek() {
        if (at >= bytes.length) {
            throw unexpected("more");
        }
        return bytes[at];
    }

    private IllegalArgumentException unexpected(String expected) {
        String found = at < bytes.length ? "'" + (char) bytes[at] + "'" : "the end";
        return new IllegalArgumentException("expected " + expected + " at byte " + at + ", got " + found);
    }
}
