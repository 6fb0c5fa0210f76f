package io.qinglan.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import org.erdtman.jcs.NumberToJSON;

/**
 * Writes canonical JSON (RFC 8785) directly, for whole cities of records: no tree, no second pass. The caller names the keys of an
 * object in ascending order; a key out of order is refused. A test holds it equal to {@link Canonical}.
 */
public final class CanonicalWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int DEEPEST = 16;
    private static final int EXACT_DIGITS = 15; // a decimal of up to 15 digits is the shortest form of its double
    private static final int LONGEST_PLAIN = 21;
    private static final int SMALLEST_PLAIN = -6;
    private static final long LARGEST_WHOLE = 1L << 53;

    private byte[] buffer = new byte[2048];
    private int length;
    private int depth;
    private final boolean[] started = new boolean[DEEPEST];
    private final String[] lastKey = new String[DEEPEST];

    /** Begins an object, as a value. */
    public CanonicalWriter object() {
        return open('{');
    }

    /** Ends the object. */
    public CanonicalWriter endObject() {
        return close('}');
    }

    /** Begins an array, as a value. */
    public CanonicalWriter array() {
        return open('[');
    }

    /** Ends the array. */
    public CanonicalWriter endArray() {
        return close(']');
    }

    /** The key of the value that follows. */
    public CanonicalWriter key(String key) {
        if (lastKey[depth] != null && lastKey[depth].compareTo(key) >= 0) {
            throw new IllegalStateException("key '" + key + "' after '" + lastKey[depth] + "'");
        }
        lastKey[depth] = key;
        comma();
        quoted(key);
        put(':');
        started[depth] = false;
        return this;
    }

    /** A key with a text; nothing when the text is null. */
    public CanonicalWriter field(String key, String text) {
        return text == null ? this : key(key).text(text);
    }

    /** A key with a number; nothing when the number is null. */
    public CanonicalWriter field(String key, BigDecimal number) {
        return number == null ? this : key(key).number(number);
    }

    /** A key with a whole number. */
    public CanonicalWriter field(String key, long number) {
        return key(key).number(number);
    }

    /** A text. */
    public CanonicalWriter text(String text) {
        comma();
        quoted(text);
        return this;
    }

    /** An identifier. */
    public CanonicalWriter uuid(UUID id) {
        comma();
        put('"');
        hex(id.getMostSignificantBits(), 64, 32);
        put('-');
        hex(id.getMostSignificantBits(), 32, 16);
        put('-');
        hex(id.getMostSignificantBits(), 16, 0);
        put('-');
        hex(id.getLeastSignificantBits(), 64, 48);
        put('-');
        hex(id.getLeastSignificantBits(), 48, 0);
        put('"');
        return this;
    }

    /** Bytes as text in lower-case hex. */
    public CanonicalWriter hex(byte[] bytes) {
        comma();
        put('"');
        for (byte b : bytes) {
            put(HEX[b >> 4 & 15]);
            put(HEX[b & 15]);
        }
        put('"');
        return this;
    }

    /** A whole number. */
    public CanonicalWriter number(long number) {
        comma();
        ascii(-LARGEST_WHOLE <= number && number <= LARGEST_WHOLE ? Long.toString(number) : serialized(number));
        return this;
    }

    /** A decimal number, with a double's precision. */
    public CanonicalWriter number(BigDecimal number) {
        comma();
        if (number.signum() == 0) {
            put('0');
            return this;
        }
        if (number.scale() >= 0 && number.scale() <= -SMALLEST_PLAIN && number.precision() <= EXACT_DIGITS) {
            plain(number.unscaledValue().longValue(), number.scale());
            return this;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        int magnitude = stripped.precision() - stripped.scale();
        boolean plain =
                stripped.precision() <= EXACT_DIGITS && magnitude <= LONGEST_PLAIN && magnitude > SMALLEST_PLAIN;
        ascii(plain ? stripped.toPlainString() : serialized(number.doubleValue()));
        return this;
    }

    /** A truth. */
    public CanonicalWriter bool(boolean value) {
        comma();
        ascii(value ? "true" : "false");
        return this;
    }

    /** The bytes written so far; the writer is empty afterwards and can be used again. */
    public byte[] take() {
        byte[] bytes = Arrays.copyOf(buffer, length);
        length = 0;
        depth = 0;
        started[0] = false;
        lastKey[0] = null;
        return bytes;
    }

    /** Digits with so many decimals; zeros at the end of the decimals are left out. */
    private void plain(long digits, int scale) {
        long left = digits;
        int decimals = scale;
        while (decimals > 0 && left % 10 == 0) {
            left /= 10;
            decimals--;
        }
        if (decimals == 0) {
            ascii(Long.toString(left));
            return;
        }
        if (left < 0) {
            put('-');
            left = -left;
        }
        long unit = 1;
        for (int i = 0; i < decimals; i++) {
            unit *= 10;
        }
        ascii(Long.toString(left / unit));
        put('.');
        for (long rest = left % unit; unit > 1; rest %= unit) {
            unit /= 10;
            put((int) ('0' + rest / unit));
        }
    }

    private CanonicalWriter open(char bracket) {
        comma();
        put(bracket);
        depth++;
        started[depth] = false;
        lastKey[depth] = null;
        return this;
    }

    private CanonicalWriter close(char bracket) {
        depth--;
        put(bracket);
        return this;
    }

    private void comma() {
        if (started[depth]) {
            put(',');
        }
        started[depth] = true;
    }

    private void quoted(String text) {
        put('"');
        int plain = plainStart(text);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += encoded(text, i);
            } else if (needsEscape(c)) {
                escaped(c);
            } else {
                put(c);
            }
        }
        put('"');
    }

    /** Writes what a text begins with that stands for itself; gives how many of its chars that were. */
    private int plainStart(String text) {
        int count = text.length();
        ensure(count);
        byte[] bytes = buffer;
        int at = length;
        int i = 0;
        for (; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || needsEscape(c)) {
                break;
            }
            bytes[at++] = (byte) c;
        }
        length = at;
        return i;
    }

    private static boolean needsEscape(char c) {
        return c < 0x20 || c == '"' || c == '\\';
    }

    private void escaped(char c) {
        put('\\');
        switch (c) {
            case '\b' -> put('b');
            case '\t' -> put('t');
            case '\n' -> put('n');
            case '\f' -> put('f');
            case '\r' -> put('r');
            case '"', '\\' -> put(c);
            default -> {
                ascii("u00");
                put(HEX[c >> 4]);
                put(HEX[c & 15]);
            }
        }
    }

    /** Writes one character beyond ASCII; gives how many further chars of the text it took. */
    private int encoded(String text, int at) {
        int point = text.codePointAt(at);
        if (point >= 0x10000) {
            put(0xF0 | point >> 18);
            put(0x80 | point >> 12 & 0x3F);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
            return 1;
        }
        if (Character.isSurrogate((char) point)) {
            throw new IllegalArgumentException("half a surrogate pair cannot be recorded");
        }
        if (point >= 0x800) {
            put(0xE0 | point >> 12);
            put(0x80 | point >> 6 & 0x3F);
        } else {
            put(0xC0 | point >> 6);
        }
        put(0x80 | point & 0x3F);
        return 0;
    }

    private static String serialized(double number) {
        try {
            return NumberToJSON.serializeNumber(number);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a number of JSON: " + number, e);
        }
    }

    private void hex(long bits, int from, int to) {
        for (int shift = from - 4; shift >= to; shift -= 4) {
            put(HEX[(int) (bits >>> shift) & 15]);
        }
    }

    @SuppressWarnings("deprecation") // the low bytes of ASCII are its bytes
    private void ascii(String text) {
        int count = text.length();
        ensure(count);
        text.getBytes(0, count, buffer, length);
        length += count;
    }

    private void put(int b) {
        ensure(1);
        buffer[length++] = (byte) b;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, buffer.length * 2));
        }
    }
}
