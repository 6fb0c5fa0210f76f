package io.qinglan.report.paper;

/**
 * A text in both languages.
 *
 * @param zh Chinese
 * @param en English
 */
public record Words(String zh, String en) {

    /** A text in both languages. */
    public static Words of(String zh, String en) {
        return new Words(zh, en);
    }

    /** Both in one line. */
    public String both() {
        return zh.equals(en) ? zh : zh + " " + en;
    }
}
