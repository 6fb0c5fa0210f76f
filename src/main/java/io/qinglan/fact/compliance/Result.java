package io.qinglan.fact.compliance;

import java.util.Locale;

/** What the evidence of one window says of one duty (核查结论). A lead may follow from {@code NOT_MET}; a finding only from a person. */
public enum Result {
    MET,
    NOT_MET,
    /** The evidence does not suffice, or contradicts itself. Never a stop, never a violation. */
    NOT_ASSESSABLE;

    /** The word used in case files and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The result of a code.
     *
     * @throws IllegalArgumentException when the word is none of the three
     */
    public static Result of(String code) {
        for (Result one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("expected met, not_met or not_assessable, got '" + code + "'");
    }
}
