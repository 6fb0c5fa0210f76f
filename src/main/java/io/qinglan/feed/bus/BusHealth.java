package io.qinglan.feed.bus;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * The sign of health of the way between gateway and store: which way it is, whether the brokers took what was handed on last, and whether
 * the consumers of this replica work. It concerns wellness: without brokers nothing is acknowledged and instruments send again, but
 * pages, orders and what is stored already are served on.
 */
@Wellness
@ApplicationScoped
class BusHealth implements HealthCheck {

    private final Bus bus;
    private final BusMaking making;
    private final BusSetting setting;

    /** Made by the container. */
    BusHealth(Bus bus, BusMaking making, BusSetting setting) {
        this.bus = bus;
        this.making = making;
        this.setting = setting;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("feed bus");
        if (setting.kind() == BusSetting.Kind.IN_PROCESS) {
            return answer.withData("kind", "in-process").up().build();
        }
        String trouble = bus.trouble().or(making::trouble).orElse(null);
        answer.withData("kind", "kafka").withData("topic", setting.kafka().topic());
        if (trouble != null) {
            answer.withData("trouble", trouble);
        }
        return answer.status(trouble == null).build();
    }
}
