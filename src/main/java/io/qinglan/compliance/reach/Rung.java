package io.qinglan.compliance.reach;

import java.util.Locale;

/** A further way to a site that has not answered, after the API that tells it at once. */
public enum Rung {
    /** SMS or WeChat, by the gateway of the place */
    GATEWAY("reachGatewayAfter"),
    /** the list of those to be called */
    PHONE_LIST("reachPhoneAfter"),
    /** an officer goes and serves the order */
    OFFICER("reachOfficerAfter");

    private final String term;

    Rung(String term) {
        this.term = term;
    }

    /** The word used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its running time among those of the area. */
    String term() {
        return term;
    }
}
