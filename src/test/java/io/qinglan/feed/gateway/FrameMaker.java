package io.qinglan.feed.gateway;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

import io.qinglan.feed.hj212.Crc;

/**
 * Real-time records of five factors by the million: one template, of which number, time and values are written anew. Frame n is record
 * n / instruments of instrument n % instruments; its number QN is n milliseconds into a day, so an answer tells which frame it answers.
 */
public final class FrameMaker {

    private static final String DAY = "20261121";
    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final String CONTENT =
            ";a21026-Rtd=012.34,a21026-Flag=N;a21002-Rtd=045.67,a21002-Flag=N;a34013-Rtd=003.21,a34013-Flag=N"
                    + ";a19001-Rtd=007.89,a19001-Flag=N;a00000-Rtd=028.73,a00000-Flag=N";
    /** Header and length of an answer, then its QN. */
    private static final int ANSWER_NUMBER = 9;

    private final int instruments;
    private final LocalDateTime from;
    private final byte[] template;
    private final int numberAt;
    private final int mnAt;
    private final int timeAt;
    private final int[] valuesAt = new int[5];
    private final byte[][] times;

    /**
     * Makes frames of some instruments.
     *
     * @param from time of the first record of each; the following are a second apart
     * @param records at most so many records of each instrument
     */
    public FrameMaker(int instruments, LocalDateTime from, int records) {
        this.instruments = instruments;
        this.from = from;
        String segment = "QN=" + DAY + "000000000;ST=31;CN=2011;PW=123456;MN=" + number(0)
                + ";Flag=5;CP=&&DataTime=20261121000000" + CONTENT + "&&";
        template = ("##" + String.format("%04d", segment.length()) + segment + "0000\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        String text = new String(template, StandardCharsets.US_ASCII);
        numberAt = text.indexOf("QN=") + 3 + DAY.length();
        mnAt = text.indexOf("MN=") + 3;
        timeAt = text.indexOf("DataTime=") + 9;
        int at = 0;
        for (int i = 0; i < valuesAt.length; i++) {
            at = text.indexOf("-Rtd=", at + 1);
            valuesAt[i] = at + 5;
        }
        times = new byte[records][];
        for (int i = 0; i < records; i++) {
            times[i] = TIME.format(from.plusSeconds(i)).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** The number MN of an instrument. */
    public static String number(int instrument) {
        return String.format("1301BE%018d", instrument);
    }

    /** How many frames there are. */
    public int size() {
        return instruments * times.length;
    }

    /** Bytes of a frame. */
    public int length() {
        return template.length;
    }

    /** Writes frame n into an array. */
    public void write(int n, byte[] to, int at) {
        System.arraycopy(template, 0, to, at, template.length);
        int second = n / 1_000;
        digits(second / 3_600, to, at + numberAt, 2);
        digits(second / 60 % 60, to, at + numberAt + 2, 2);
        digits(second % 60, to, at + numberAt + 4, 2);
        digits(n % 1_000, to, at + numberAt + 6, 3);
        digits(n % instruments, to, at + mnAt + 6, 18);
        System.arraycopy(times[n / instruments], 0, to, at + timeAt, 14);
        int drawn = n * 0x9E3779B9;
        for (int place : valuesAt) {
            digits((drawn >>> 8) % 100, to, at + place + 1, 2);
            digits((drawn >>> 16) % 100, to, at + place + 4, 2);
            drawn = drawn * 0x85EBCA6B + 1;
        }
        int check = Crc.of(to, at + 6, at + template.length - 6);
        for (int i = 0; i < 4; i++) {
            to[at + template.length - 6 + i] = DIGITS[check >>> (12 - 4 * i) & 0xF];
        }
    }

    /** Which frame an answer answers; the answer begins at a place. */
    public static int answered(byte[] bytes, int at) {
        int place = at + ANSWER_NUMBER + DAY.length();
        int hour = (bytes[place] - '0') * 10 + bytes[place + 1] - '0';
        int minute = (bytes[place + 2] - '0') * 10 + bytes[place + 3] - '0';
        int second = (bytes[place + 4] - '0') * 10 + bytes[place + 5] - '0';
        int milli = (bytes[place + 6] - '0') * 100 + (bytes[place + 7] - '0') * 10 + bytes[place + 8] - '0';
        return ((hour * 60 + minute) * 60 + second) * 1_000 + milli;
    }

    /** Time of the first record. */
    public LocalDateTime from() {
        return from;
    }

    private static void digits(int value, byte[] to, int at, int count) {
        int rest = value;
        for (int i = count - 1; i >= 0; i--, rest /= 10) {
            to[at + i] = (byte) ('0' + rest % 10);
        }
    }
}
