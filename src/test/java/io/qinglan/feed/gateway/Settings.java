package io.qinglan.feed.gateway;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The gateway's settings outside the container: the defaults, and what a test sets. */
public final class Settings {

    private Settings() {}

    /** Keys below {@code qinglan.hj212.} and their values, in turns. */
    public static GatewaySettings of(String... keysAndValues) {
        Map<String, String> set = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            set.put("qinglan.hj212." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withMapping(GatewaySettings.class)
                .withSources(new PropertiesConfigSource(set, "test", 100))
                .build()
                .getConfigMapping(GatewaySettings.class);
    }
}
