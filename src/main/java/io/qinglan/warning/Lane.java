package io.qinglan.warning;

import java.util.UUID;

/** Names what only one proposal at a time may be open for. */
public final class Lane {

    private Lane() {}

    /** The warning of an area; exercises have their own. */
    public static String warning(String area, boolean exercise) {
        return "warning:" + area + (exercise ? ":exercise" : "");
    }

    /** A response. */
    public static String response(UUID response) {
        return "response:" + response;
    }

    /** A supplement of a response. */
    public static String supplement(UUID supplement) {
        return "supplement:" + supplement;
    }
}
