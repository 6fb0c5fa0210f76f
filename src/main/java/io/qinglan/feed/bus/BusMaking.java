package io.qinglan.feed.bus;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.qinglan.feed.FeedStore;

/** Makes the bus that is configured, and with Kafka starts the consumers of this replica. */
@ApplicationScoped
class BusMaking {

    private static final Logger LOG = Logger.getLogger(BusMaking.class);

    private final BusSetting setting;
    private final BusWriter writer;
    private final List<KafkaConsuming> consumers = new CopyOnWriteArrayList<>();

    BusMaking(BusSetting setting, BusWriter writer) {
        this.setting = setting;
        this.writer = writer;
    }

    @Produces
    @ApplicationScoped
    Bus bus(FeedStore store) {
        if (setting.kind() == BusSetting.Kind.IN_PROCESS) {
            return new InProcessBus(store);
        }
        KafkaTopic.ensure(setting.kafka());
        return new KafkaBus(setting.kafka());
    }

    void closed(@Disposes Bus bus) throws Exception {
        if (bus instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    void start(@Observes StartupEvent started) {
        if (setting.kind() == BusSetting.Kind.KAFKA) {
            String topic = KafkaTopic.ensure(setting.kafka());
            for (int i = 0; i < setting.kafka().consumers(); i++) {
                consumers.add(new KafkaConsuming(setting.kafka(), i, messages -> writer.write(topic, messages)));
            }
            LOG.infof(
                    "%d consumers of topic %s",
                    consumers.size(), setting.kafka().topic());
        }
    }

    /** What troubles the consumers of this replica; empty when nothing does, or it has none. */
    Optional<String> trouble() {
        return consumers.stream()
                .flatMap(consumer -> consumer.trouble().stream())
                .findFirst();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        for (KafkaConsuming consumer : consumers) {
            consumer.close();
        }
    }
}
