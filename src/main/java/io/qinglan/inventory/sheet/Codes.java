package io.qinglan.inventory.sheet;

import java.util.regex.Pattern;

/** Codes of sites and enterprises. */
final class Codes {

    /** What a site's code may look like, for a message. */
    static final String SITE_EXPECTED =
            "a permit or registration code of 22 characters (HJ 608), or a local code of 3 to 40 letters, digits, - and _";

    /** What a credit code must look like, for a message. */
    static final String CREDIT_EXPECTED =
            "a unified social credit code of 18 characters with a right check character (GB 32100)";

    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int MODULUS = 31;
    private static final int FACTOR = 3; // weights are the powers of 3
    private static final Pattern PERMIT = Pattern.compile("[0-9A-Z]{18}[0-9]{3}[0-9A-Z]");
    private static final Pattern LOCAL = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{2,39}");

    private Codes() {}

    /** Whether a text can name a site. */
    static boolean isSite(String code) {
        return PERMIT.matcher(code).matches()
                || code.length() != 22 && LOCAL.matcher(code).matches();
    }

    /** Whether a text is a unified social credit code: its last character checks the 17 before (GB 32100-2015). */
    static boolean isCredit(String code) {
        if (code.length() != 18) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            int value = CREDIT_ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * weight;
            weight = weight * FACTOR % MODULUS;
        }
        int check = (MODULUS - sum % MODULUS) % MODULUS;
        return CREDIT_ALPHABET.indexOf(code.charAt(17)) == check;
    }
}
