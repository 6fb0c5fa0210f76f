package io.qinglan.feed.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether instruments can connect to this node; up as well where the gateway is switched off. */
@Readiness
@ApplicationScoped
class GatewayHealth implements HealthCheck {

    private final Gateway gateway;
    private final GatewaySettings settings;

    /** Made by the container. */
    GatewayHealth(Gateway gateway, GatewaySettings settings) {
        this.gateway = gateway;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        FeedsView view = gateway.view();
        return HealthCheckResponse.named("HJ 212 gateway")
                .status(!settings.enabled() || view.listening())
                .withData("port", view.port())
                .withData("connections", view.connections().open())
                .withData("waiting", view.queue().frames())
                .build();
    }
}
