package io.qinglan.fact.obligation;

import java.util.Locale;

/** What part of a site an obligation addresses. */
public enum Scope {
    LINE,
    PROCESS,
    FACILITY,
    TRANSPORT,
    WHOLE;

    /** The word used in tables, case files and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scope of a code.
     *
     * @throws IllegalArgumentException when the word is not a scope
     */
    public static Scope of(String code) {
        for (Scope one : values()) {
            if (one.code().equalsIgnoreCase(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("expected line, process, facility, transport or whole, got '" + code + "'");
    }
}
