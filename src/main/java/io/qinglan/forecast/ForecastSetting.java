package io.qinglan.forecast;

import java.time.ZoneId;
import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.policy.PolicyLibrary;

/** Builds what this room computes with from the configuration and the standards under {@code rules/}. */
final class ForecastSetting {

    @Produces
    @Singleton
    AirStandards standards(PolicyLibrary library) {
        return AirStandards.of(library);
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
    OutlookInput outlookInput(
            AirStandards standards,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        return new OutlookInput(standards, zone);
    }

    @Produces
    @Singleton
    Precedence precedence(
            ForecastConfig config,
            AirStandards standards,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        return new Precedence(config.precedence().orElse(List.of()), config.staleAfter(), standards, zone);
    }
}
