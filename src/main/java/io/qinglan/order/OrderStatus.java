package io.qinglan.order;

import java.util.Locale;

/** The life of an order. */
public enum OrderStatus {
    /** It binds, or will from its start on. */
    ISSUED,
    /** A later version of it holds. */
    SUPERSEDED,
    /** The response ended, or nothing is left to do. */
    LIFTED,
    /** The response was called off. */
    CANCELLED;

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
