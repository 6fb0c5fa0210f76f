package io.qinglan.forecast.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

import io.qinglan.forecast.ForecastConfig;

/**
 * The sign of health of the sources: the age of each one's last good reading. Down when one has not been read well for three of its
 * intervals; that concerns wellness, not readiness, since the house works on without it.
 */
@Wellness
@ApplicationScoped
public class SourceHealth implements HealthCheck {

    private static final int INTERVALS = 3;

    private final ForecastConfig config;
    private final Pulls pulls;
    private final Clock clock;

    /** Made by the container. */
    public SourceHealth(ForecastConfig config, Pulls pulls, Clock clock) {
        this.config = config;
        this.pulls = pulls;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("forecast sources");
        boolean well = true;
        Instant now = clock.instant();
        for (String name : config.source().keySet()) {
            Optional<Pulls.Stand> stand = pulls.of(name);
            Instant good = stand.map(Pulls.Stand::lastGood).orElse(null);
            answer.withData(
                    name,
                    good == null
                            ? "never read well"
                                    + stand.map(Pulls.Stand::error)
                                            .map(error -> ": " + error)
                                            .orElse("")
                            : Duration.between(good, now).toSeconds() + " s since the last good reading");
            Duration patience = config.source().get(name).every().multipliedBy(INTERVALS);
            well &= good != null && !good.plus(patience).isBefore(now);
        }
        return answer.status(well).build();
    }
}
