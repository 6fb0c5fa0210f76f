package io.qinglan.feed.mqtt;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * The sign of health of the MQTT channel: off, or whether its broker is there. It concerns wellness: while the broker is away the house
 * works on, and the broker keeps what comes.
 */
@Wellness
@ApplicationScoped
class MqttHealth implements HealthCheck {

    private final MqttChannel channel;
    private final MqttSetting setting;

    /** Made by the container. */
    MqttHealth(MqttChannel channel, MqttSetting setting) {
        this.channel = channel;
        this.setting = setting;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("MQTT");
        if (setting.url().isEmpty()) {
            return answer.withData("channel", "off").up().build();
        }
        return answer.withData("topic", setting.topic())
                .withData("connected", channel.connected())
                .status(channel.connected())
                .build();
    }
}
