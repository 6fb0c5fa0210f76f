package io.qinglan.command.generated;

/** Unified social credit codes (GB 32100-2015) of enterprises that do not exist. */
final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String ENTERPRISE = "91";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCode() {}

    /** The code of the n-th made-up enterprise registered in a county. */
    static String of(String county, int number) {
        String organisation = "QL" + String.format("%06d", number % 1_000_000);
        String head = ENTERPRISE + county + organisation + organisationCheck(organisation);
        return head + check(head);
    }

    // GB 11714: letters count from 10, modulo 11, ten is X
    private static char organisationCheck(String organisation) {
        int sum = 0;
        for (int i = 0; i < organisation.length(); i++) {
            sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 11 ? '0' : check == 10 ? 'X' : (char) ('0' + check);
    }

    private static char check(String head) {
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            sum += ALPHABET.indexOf(head.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
