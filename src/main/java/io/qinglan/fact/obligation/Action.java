package io.qinglan.fact.obligation;

import java.util.Locale;

/** What an obligation asks: stop, run lower, stretch the process time, keep vehicles out, or reduce at the site's own choice. */
public enum Action {
    STOP,
    LIMIT,
    EXTEND,
    FORBID,
    AUTONOMOUS;

    /** The word used in tables, case files and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The action of a code.
     *
     * @throws IllegalArgumentException when the word is not an action
     */
    public static Action of(String code) {
        for (Action one : values()) {
            if (one.code().equalsIgnoreCase(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("expected stop, limit, extend, forbid or autonomous, got '" + code + "'");
    }
}
