package io.qinglan.inventory.sheet;

import java.util.regex.Pattern;

/**
 * Formulas in lists. A text that a table program would take for a formula can run commands on the machine of whoever opens the list
 * (formula injection), so it is refused on the way in and made harmless on the way out.
 */
final class Formulas {

    /** What stands in the place of a formula, for a message. */
    static final String EXPECTED = "a value, no formula";

    private static final Pattern STARTS = Pattern.compile("^[=@\\t\\r]|^[+\\-](?=.*[(|!{])", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("\\$?[A-Z]{1,3}\\$?[0-9]{1,7}");
    private static final Pattern HARMLESS =
            Pattern.compile("(?:SUM|ROUND|ROUNDUP|ROUNDDOWN|AVERAGE|MIN|MAX|INT|[\\s0-9.,:;()*/+\\-])*");

    private Formulas() {}

    /** Whether a text would be run as a formula: it begins with = or @, or with + or - and calls something. */
    static boolean hidden(String text) {
        return text != null
                && !text.isEmpty()
                && "=@\t\r+-".indexOf(text.charAt(0)) >= 0
                && STARTS.matcher(text).find();
    }

    /** Whether a formula only reckons with cells of its own sheet, so that the value kept beside it can be taken. */
    static boolean harmless(String formula) {
        return formula != null
                && HARMLESS.matcher(REFERENCE.matcher(formula).replaceAll("1")).matches();
    }

    /** A text as it is written to CSV: what begins like a formula gets an apostrophe before it. */
    static String escaped(String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r'".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** A text as it was before {@link #escaped}. */
    static String unescaped(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && "=+-@\t\r'".indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}
