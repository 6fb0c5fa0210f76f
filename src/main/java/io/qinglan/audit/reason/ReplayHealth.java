package io.qinglan.audit.reason;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Down, and a figure above 0, when a decision of the last night did not come out the same. */
@Wellness
@ApplicationScoped
class ReplayHealth implements HealthCheck {

    private final ReplayNight nights;

    ReplayHealth(ReplayNight nights) {
        this.nights = nights;
    }

    void measure(@Observes StartupEvent start, MeterRegistry registry) {
        Gauge.builder(
                        "qinglan.replay.different",
                        nights,
                        one -> one.last()
                                .map(night -> (double) night.different().size())
                                .orElse(0.0))
                .description("decisions of the last night that did not come out the same")
                .register(registry);
    }

    @Override
    public HealthCheckResponse call() {
        Optional<ReplayNight.Night> last = nights.last();
        return HealthCheckResponse.named("replay of decisions")
                .withData("last", last.map(night -> night.began().toString()).orElse("never"))
                .withData("replayed", last.map(ReplayNight.Night::replayed).orElse(0))
                .withData(
                        "different", last.map(night -> night.different().size()).orElse(0))
                .status(last.map(night -> night.different().isEmpty()).orElse(true))
                .build();
    }
}
