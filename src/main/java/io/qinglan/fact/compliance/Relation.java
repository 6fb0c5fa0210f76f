package io.qinglan.fact.compliance;

import java.util.Locale;

/** How a point stands to the line it is read for. */
public enum Relation {
    /** It measures this line and nothing else. */
    SOLE,
    /** It measures others too; counts only with a split that both sides have signed. */
    SHARED,
    /** The line is what meters of import, own generation and export add up to. */
    NET_OF_GENERATION;

    /** The word used in case files and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The relation of a code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Relation of(String code) {
        for (Relation one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("expected sole, shared or net_of_generation, got '" + code + "'");
    }
}
