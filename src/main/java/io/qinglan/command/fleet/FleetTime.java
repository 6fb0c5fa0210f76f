package io.qinglan.command.fleet;

import java.time.LocalDateTime;

/** Times as the protocol writes them. */
final class FleetTime {

    private FleetTime() {}

    /** {@code yyyyMMddHHmmss}. */
    static String seconds(LocalDateTime time) {
        char[] text = new char[14];
        put(text, 0, 4, time.getYear());
        put(text, 4, 2, time.getMonthValue());
        put(text, 6, 2, time.getDayOfMonth());
        put(text, 8, 2, time.getHour());
        put(text, 10, 2, time.getMinute());
        put(text, 12, 2, time.getSecond());
        return new String(text);
    }

    /** {@code yyyyMMddHHmmssSSS}. */
    static String millis(LocalDateTime time) {
        char[] text = new char[3];
        put(text, 0, 3, time.getNano() / 1_000_000);
        return seconds(time) + new String(text);
    }

    /** The moment of 14 digits. */
    static LocalDateTime parse(String digits) {
        return LocalDateTime.of(
                Integer.parseInt(digits.substring(0, 4)),
                Integer.parseInt(digits.substring(4, 6)),
                Integer.parseInt(digits.substring(6, 8)),
                Integer.parseInt(digits.substring(8, 10)),
                Integer.parseInt(digits.substring(10, 12)),
                Integer.parseInt(digits.substring(12, 14)));
    }

    private static void put(char[] text, int at, int digits, int value) {
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--, rest /= 10) {
            text[i] = (char) ('0' + rest % 10);
        }
    }
}
