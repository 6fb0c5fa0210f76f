package io.qinglan.feed.bus;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** One consumer of the group, on a thread of its own: takes messages, has them written, and only then tells the brokers its place. */
final class KafkaConsuming implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaConsuming.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<ConsumerRecords<String, byte[]>> writer;
    private final Thread thread;
    private volatile boolean closed;
    private volatile String trouble;

    KafkaConsuming(BusSetting.Kafka setting, int number, Consumer<ConsumerRecords<String, byte[]>> writer) {
        this.consumer = new KafkaConsumer<>(KafkaClients.consumer(setting));
        this.writer = writer;
        this.consumer.subscribe(List.of(setting.topic()));
        this.thread = new Thread(this::run, "feed-bus-" + number);
        this.thread.setContextClassLoader(KafkaConsuming.class.getClassLoader());
        this.thread.start();
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                turn();
            }
        } catch (WakeupException closing) {
            LOG.debug("the consumer closes");
        }
    }

    private void turn() {
        try {
            ConsumerRecords<String, byte[]> messages = consumer.poll(WAIT);
            if (messages.isEmpty() || write(messages)) {
                trouble = null;
            }
            if (!messages.isEmpty()) {
                consumer.commitSync();
            }
        } catch (WakeupException closing) {
            throw closing;
        } catch (KafkaException e) {
            trouble = "the brokers cannot be reached";
            LOG.warn("the brokers cannot be reached or gave the partition to another replica; carrying on", e);
            pause();
        }
    }

    /** Writes until it is written or another replica has to: nothing is skipped. */
    private boolean write(ConsumerRecords<String, byte[]> messages) {
        try {
            writer.accept(messages);
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "%d frames were not stored; they are taken from the brokers again", messages.count());
            trouble = "the store did not take what came from the brokers";
            goBack(messages);
            pause();
            return false;
        }
    }

    private void goBack(ConsumerRecords<String, byte[]> messages) {
        Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
        for (TopicPartition partition : messages.partitions()) {
            first.put(
                    partition,
                    new OffsetAndMetadata(messages.records(partition).get(0).offset()));
        }
        first.forEach(consumer::seek);
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_TROUBLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Why what came last was not stored, or nothing can come; empty when all is well. A consumer that has ended by itself is a trouble too. */
    Optional<String> trouble() {
        return !closed && !thread.isAlive() ? Optional.of("a consumer has ended") : Optional.ofNullable(trouble);
    }

    /** Leaves the group after the batch at hand, so that the others take over at once. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        consumer.wakeup();
        thread.join(Duration.ofSeconds(20).toMillis());
    }
}
