package io.qinglan.feed.mqtt;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import org.jboss.logging.Logger;

/**
 * Messages of an MQTT broker (quality of service 1): each is acknowledged to the broker after it is safe, never before; the broker keeps
 * what comes while this replica is away. Off until a broker is configured.
 */
@ApplicationScoped
public class MqttChannel {

    private static final Logger LOG = Logger.getLogger(MqttChannel.class);
    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;
    private static final int LARGEST_MESSAGE = 8 << 20;
    private static final int IN_FLIGHT = 1000;

    private final Vertx vertx;
    private final MqttSetting setting;
    private final MqttIntake intake;
    private final Clock clock;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile MqttClient client;

    /** Made by the container. */
    MqttChannel(Vertx vertx, MqttSetting setting, MqttIntake intake, Clock clock) {
        this.vertx = vertx;
        this.setting = setting;
        this.intake = intake;
        this.clock = clock;
    }

    void start(@Observes @Priority(3_100) StartupEvent started) {
        if (setting.url().isPresent()) {
            intake.start();
            connect();
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent ended) throws InterruptedException {
        stopping.set(true);
        intake.stop();
        if (client != null) {
            client.disconnect();
        }
    }

    /** Whether the broker is there and the topic is subscribed to. */
    public boolean connected() {
        return client != null && client.isConnected();
    }

    private void connect() {
        URI broker = URI.create(setting.url().orElseThrow());
        boolean secure = broker.getScheme().equals("mqtts");
        int port = broker.getPort() > 0 ? broker.getPort() : secure ? TLS_PORT : PLAIN_PORT;
        MqttClient fresh = MqttClient.create(vertx, options(secure));
        fresh.publishHandler(this::take);
        fresh.closeHandler(nothing -> again("the connection to the MQTT broker is lost"));
        fresh.exceptionHandler(trouble -> LOG.warnf("MQTT: %s", trouble.getMessage()));
        client = fresh;
        fresh.connect(port, broker.getHost())
                .compose(nothing -> fresh.subscribe(setting.topic(), MqttQoS.AT_LEAST_ONCE.value()))
                .onSuccess(nothing -> LOG.infof("MQTT: %s at %s:%d", setting.topic(), broker.getHost(), (Object) port))
                .onFailure(trouble -> again("the MQTT broker cannot be reached: " + trouble.getMessage()));
    }

    private MqttClientOptions options(boolean secure) {
        MqttClientOptions options = new MqttClientOptions()
                .setClientId(setting.clientId())
                .setCleanSession(false)
                .setMaxInflightQueue(IN_FLIGHT);
        options.setAutoAck(false);
        options.setMaxMessageSize(LARGEST_MESSAGE);
        setting.user().ifPresent(options::setUsername);
        setting.password().ifPresent(options::setPassword);
        options.setSsl(secure);
        if (secure) {
            options.setHostnameVerificationAlgorithm("HTTPS");
            setting.trust()
                    .ifPresent(file -> options.setPemTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        }
        return options;
    }

    private void take(MqttPublishMessage message) {
        intake.take(new MqttIntake.Message(
                message.topicName(), message.payload().getBytes(), clock.instant(), () -> acknowledge(message)));
    }

    /** The broker that sent it hears of it; after a lost connection it sends the message again, and the store knows it. */
    private void acknowledge(MqttPublishMessage message) {
        vertx.runOnContext(nothing -> {
            try {
                message.ack();
            } catch (IllegalStateException notConnected) {
                LOG.debug("the message comes again");
            }
        });
    }

    private void again(String why) {
        if (!stopping.get()) {
            LOG.warn(why);
            vertx.setTimer(setting.again().toMillis(), timer -> {
                if (!stopping.get() && !connected()) {
                    connect();
                }
            });
        }
    }
}
