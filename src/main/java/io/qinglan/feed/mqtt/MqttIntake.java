package io.qinglan.feed.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.bus.Bus;

/** Gathers messages into few commits and acknowledges each when its commit is done. Nothing is dropped while the store is away. */
@ApplicationScoped
class MqttIntake {

    private static final Logger LOG = Logger.getLogger(MqttIntake.class);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);

    private final MqttMessages messages;
    private final Bus bus;
    private final int atOnce;
    // as many wait here as the broker lets be unacknowledged
    private final LinkedBlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
    private volatile Thread worker;

    /** Made by the container. */
    MqttIntake(MqttMessages messages, Bus bus, MqttSetting setting) {
        this.messages = messages;
        this.bus = bus;
        this.atOnce = setting.messages();
    }

    /**
     * A message that is not acknowledged yet.
     *
     * @param acknowledge to be run when it is safe
     */
    record Message(String topic, byte[] payload, Instant receivedAt, Runnable acknowledge) {}

    void start() {
        worker = new Thread(this::work, "feed-mqtt");
        worker.setDaemon(true);
        worker.setContextClassLoader(MqttIntake.class.getClassLoader());
        worker.start();
    }

    void stop() throws InterruptedException {
        if (worker != null) {
            worker.interrupt();
            worker.join(Duration.ofSeconds(10).toMillis());
        }
    }

    void take(Message message) {
        waiting.add(message);
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<Message> batch = new ArrayList<>();
                batch.add(waiting.take());
                waiting.drainTo(batch, atOnce - 1);
                keep(batch);
                batch.forEach(message -> message.acknowledge().run());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(List<Message> batch) throws InterruptedException {
        while (true) {
            try {
                List<Arrival> arrivals = new ArrayList<>();
                batch.forEach(message ->
                        arrivals.addAll(messages.read(message.topic(), message.payload(), message.receivedAt())));
                bus.publish(arrivals);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("%d messages wait for the store: %s", (Object) batch.size(), e.getMessage());
                Thread.sleep(PAUSE_AFTER_TROUBLE.toMillis());
            }
        }
    }
}
