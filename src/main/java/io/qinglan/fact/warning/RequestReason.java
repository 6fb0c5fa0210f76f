package io.qinglan.fact.warning;

import java.util.Locale;

/** The reason given for a request. */
public enum RequestReason {
    SHORT_BREAKS,
    FORECAST_WORSE,
    ANNUAL_TARGET,
    SEASON_TARGET,
    RANKING;

    /** The word used in JSON, case files and packs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
