package io.qinglan.feed.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides whom a record is about: plates and telephone numbers. Outside a case nobody needs them; what the record proves (a diesel truck
 * of stage IV passed at 23:10) is proved without.
 */
public final class Masks {

    /** Province sign, letter of the city, five to six more: 冀A12345, 冀AD12345, 冀A1234挂. */
    private static final Pattern PLATE = Pattern.compile("[\\u4e00-\\u9fa5][A-Z][\\s·.-]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳]");

    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(1\\d{2})\\d{4}(\\d{4})(?!\\d)");
    private static final int SHOWN_END = 2;
    private static final int SHOWN_BEGIN = 2;
    private static final String HIDDEN = "***";

    private Masks() {}

    /** A plate with its place of registration and its last two characters: 冀A·***23. A text too short to be one is hidden whole. */
    public static String plate(String plate) {
        String bare = plate.replaceAll("[\\s·.-]", "");
        if (bare.length() < SHOWN_BEGIN + SHOWN_END + 1) {
            return HIDDEN;
        }
        return bare.substring(0, SHOWN_BEGIN) + "·" + HIDDEN + bare.substring(bare.length() - SHOWN_END);
    }

    /** A mobile number with its first three and last four digits. */
    public static String phone(String phone) {
        Matcher matcher = PHONE.matcher(phone);
        return matcher.matches() ? matcher.group(1) + "****" + matcher.group(2) : HIDDEN;
    }

    /** A vehicle or engine number with its last four characters. */
    public static String number(String number) {
        return number == null ? null : number.length() <= 4 ? HIDDEN : HIDDEN + number.substring(number.length() - 4);
    }

    /** A free text in which every plate and mobile number is masked; null stays null. */
    public static String text(String text) {
        if (text == null) {
            return null;
        }
        String plates = PLATE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(plate(found.group())));
        return PHONE.matcher(plates).replaceAll("$1****$2");
    }
}
