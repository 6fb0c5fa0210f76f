package io.qinglan.feed.hj212;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Which characters a segment is written in: UTF-8 when all its bytes are valid UTF-8, otherwise GB18030. */
final class Charsets {

    /** For segments of ASCII alone, the quickest that reads them. */
    static final Charset ASCII = StandardCharsets.ISO_8859_1;

    static final Charset UTF_8 = StandardCharsets.UTF_8;
    static final Charset GB18030 = Charset.forName("GB18030");

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final CharsetDecoder strict = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer scratch = CharBuffer.allocate(1024);

    /** The charset of the bytes from (with) {@code from} to (without) {@code to}. */
    Charset of(byte[] bytes, int from, int to) {
        return isAscii(bytes, from, to) ? ASCII : isUtf8(bytes, from, to) ? UTF_8 : GB18030;
    }

    /** The text of bytes of a segment in its charset. */
    static String text(byte[] bytes, int from, int to, Charset charset) {
        return charset == GB18030 ? ChineseText.read(bytes, from, to) : new String(bytes, from, to - from, charset);
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        long high = 0;
        for (; at + 8 <= to; at += 8) {
            high |= (long) LONGS.get(bytes, at);
        }
        for (; at < to; at++) {
            high |= bytes[at] & 0x80;
        }
        return (high & HIGH_BITS) == 0;
    }

    private boolean isUtf8(byte[] bytes, int from, int to) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        strict.reset();
        while (true) {
            scratch.clear();
            var result = strict.decode(in, scratch, true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
        }
    }
}
