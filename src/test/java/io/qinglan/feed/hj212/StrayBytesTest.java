package io.qinglan.feed.hj212;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Bytes that are neither UTF-8 nor GB18030: each becomes one mark, and what stands behind it is kept. */
class StrayBytesTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void aStrayByteDoesNotSwallowTheDigitsBehindIt() {
        assertThat(text("1301\u008800F1")).isEqualTo("1301\uFFFD00F1");
        assertThat(text("\u00ff=1")).isEqualTo("\uFFFD=1");
        assertThat(text("7\u0082")).isEqualTo("7\uFFFD");
        assertThat(text("\u00a4")).isEqualTo("\uFFFD");
    }

    @Test
    void chineseTextAroundItStays() {
        byte[] bytes = "烟尘x浓度".getBytes(GB18030);
        bytes[4] = (byte) 0xff;
        assertThat(Charsets.text(bytes, 0, bytes.length, Charsets.GB18030)).isEqualTo("烟尘\uFFFD浓度");
        byte[] four = "㐀1".getBytes(GB18030);
        assertThat(Charsets.text(four, 0, four.length, Charsets.GB18030)).isEqualTo("㐀1");
    }

    private static String text(String latin) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        return Charsets.text(bytes, 0, bytes.length, Charsets.GB18030);
    }
}
