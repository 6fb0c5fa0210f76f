package io.qinglan.forecast;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code qinglan.forecast.*}: which source binds, when a forecast is stale, and the sources that are fetched. */
@ConfigMapping(prefix = "qinglan.forecast")
public interface ForecastConfig {

    /** Names of sources, the one that binds first; others come after them by time of issue. */
    Optional<List<String>> precedence();

    /** Age from its issue at which a forecast is stale. */
    @WithDefault("PT30H")
    Duration staleAfter();

    /** How often it is looked whether a source is due; {@code off} to fetch nothing. */
    @WithDefault("1m")
    String poll();

    /** Sources to fetch, by name. */
    Map<String, Source> source();

    /** One source to fetch. */
    interface Source {

        /** Kind of body: own, csv, qweather, open_meteo, google, waqi. */
        String kind();

        /** Address; {@code {token}} in it is replaced by the token. */
        String url();

        /** Six-digit code of the area it is for. */
        String area();

        /** How often it is fetched. */
        @WithDefault("PT1H")
        Duration every();

        /** Name of the environment variable that holds the token; sent as {@code Authorization: Bearer} unless the address takes it. */
        Optional<String> tokenEnv();

        /** Body to POST, for services that are asked so; absent: GET. */
        Optional<String> body();

        /** How long an answer may take. */
        @WithDefault("PT20S")
        Duration timeout();
    }
}
