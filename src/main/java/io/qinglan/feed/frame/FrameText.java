package io.qinglan.feed.frame;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a frame of HJ 212 shows to those who may not see its password. */
public final class FrameText {

    private static final Pattern PASSWORD = Pattern.compile("(PW=)[^;&\\r\\n]*");
    private static final Pattern NUMBER = Pattern.compile("MN=([^;&\\r\\n]*)");

    private FrameText() {}

    /** The frame as text, its password blanked; bytes that are no UTF-8 become U+FFFD. */
    public static String blanked(byte[] bytes) {
        return PASSWORD.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll("$1***");
    }

    /** The number of the instrument that a frame names, null when it names none. */
    static String number(byte[] bytes) {
        Matcher matcher = NUMBER.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return matcher.find() ? matcher.group(1).strip() : null;
    }
}
