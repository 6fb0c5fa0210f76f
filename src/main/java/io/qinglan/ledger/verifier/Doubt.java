package io.qinglan.ledger.verifier;

/** Something that does not hold; its message says what, for a person. */
public final class Doubt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A doubt, in a person's words. */
    public Doubt(String message) {
        super(message);
    }
}
