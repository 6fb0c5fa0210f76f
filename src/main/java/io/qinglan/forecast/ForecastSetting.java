package io.qinglan.forecast;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.policy.PolicyLibrary;

/** Builds what this room computes with from the configuration and the standards under {@code rules/}. */
final class ForecastSetting {

    @Produces
    @Singleton
    AirStandards standards(@ConfigProperty(name = "qinglan.rules", defaultValue = "rules") Path rules) {
        return AirStandards.of(PolicyLibrary.open(rules));
    }

    @Produces
    @Singleton
    ForecastJson json(
            AirStandards standards,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        return new ForecastJson(standards, zone);
    }

    @Produces
    @Singleton
    Precedence precedence(
            @ConfigProperty(name = "qinglan.forecast.precedence") Optional<List<String>> order,
            @ConfigProperty(name = "qinglan.forecast.stale-after", defaultValue = "PT30H") Duration staleAfter,
            AirStandards standards,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        return new Precedence(order.orElse(List.of()), staleAfter, standards, zone);
    }
}
