package io.qinglan.fact;

import java.util.Arrays;
import java.util.Locale;

/**
 * How sure a figure of the law is: a source states it, we infer it, or sources leave it open. What is not stated never binds an
 * enterprise without a person's explicit confirmation.
 */
public enum Certainty {
    STATED,
    INFERRED,
    OPEN;

    /** The word used in packs and on screen: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The certainty of a code.
     *
     * @throws IllegalArgumentException when the word is none of stated, inferred, open
     */
    public static Certainty of(String code) {
        return Arrays.stream(values())
                .filter(certainty -> certainty.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected stated, inferred or open, got '" + code + "'"));
    }
}
