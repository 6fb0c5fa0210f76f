package io.qinglan.policy;

/** A pack, standard or case file that cannot be used; the message names the file, the place in it, what was expected and what came. */
public final class PolicyException extends RuntimeException {

    /** An unusable file, said in one line. */
    public PolicyException(String message) {
        super(message);
    }

    /** An unusable file and what lies behind it. */
    public PolicyException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The usual form: where, what was expected, what came. */
    static PolicyException expected(String where, String expected, Object got) {
        return new PolicyException(where + ": expected " + expected + ", got " + got);
    }
}
