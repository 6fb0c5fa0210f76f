package io.qinglan.inventory.plan;

/**
 * An act of filing.
 *
 * @param act {@code file} (备案), {@code return} (退回) or {@code withdraw} (撤销备案)
 * @param organ the body in whose name, or null
 * @param number filing number (备案号), or null
 * @param opinion approval opinion; needed to return or withdraw
 */
public record FilingInput(String act, String organ, String number, String opinion) {

    /** The word of the ledger for the act. */
    String done() {
        return switch (act) {
            case "file" -> "filed";
            case "return" -> "returned";
            default -> "withdrawn";
        };
    }
}
