package io.qinglan.ledger.anchor;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Down when somebody outside is configured, or required, and nobody saw the ledger yesterday although it grew. */
@Wellness
@ApplicationScoped
class AnchorHealth implements HealthCheck {

    private final Anchors anchors;
    private final Clock clock;
    private final ZoneId zone;
    private final boolean required;

    AnchorHealth(
            Anchors anchors,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "qinglan.ledger.anchor.required") boolean required) {
        this.anchors = anchors;
        this.clock = clock;
        this.zone = zone;
        this.required = required;
    }

    @Override
    public HealthCheckResponse call() {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
        List<LocalDate> missed = anchors.missed(yesterday, yesterday);
        boolean asked = required || anchors.configured();
        boolean lacking = required && !anchors.configured();
        return HealthCheckResponse.named("outside anchors of the ledger")
                .withData("configured", anchors.configured())
                .withData("missed yesterday", !missed.isEmpty())
                .status(!lacking && (!asked || missed.isEmpty()))
                .build();
    }
}
