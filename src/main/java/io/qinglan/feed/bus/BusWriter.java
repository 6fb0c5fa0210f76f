package io.qinglan.feed.bus;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.Refusal;
import io.qinglan.store.RefusedData;

/** Writes what the brokers hand out into the store: frames and the places behind them in one transaction, each frame once. */
@ApplicationScoped
class BusWriter {

    private static final Logger LOG = Logger.getLogger(BusWriter.class);

    private final FeedStore store;
    private final BusPlaces places;

    BusWriter(FeedStore store, BusPlaces places) {
        this.store = store;
        this.places = places;
    }

    /**
     * Writes all messages; when it returns they are committed, those that were there already included.
     *
     * @param topic names the topic for ever, {@link KafkaTopic#ensure}
     */
    void write(String topic, ConsumerRecords<String, byte[]> messages) {
        Map<Integer, List<ConsumerRecord<String, byte[]>>> byPartition = new TreeMap<>();
        messages.forEach(message -> byPartition
                .computeIfAbsent(message.partition(), none -> new ArrayList<>())
                .add(message));
        try {
            write(topic, byPartition, BusWriter::arrival);
        } catch (RuntimeException e) {
            if (!RefusedData.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("the database refuses a message of a batch; looking for it one by one", e);
            byPartition.forEach((partition, all) -> all.forEach(message -> alone(topic, partition, message)));
        }
    }

    /** One message in a transaction of its own; what the database refuses for what it is, is kept as refused. */
    private void alone(String topic, int partition, ConsumerRecord<String, byte[]> message) {
        Map<Integer, List<ConsumerRecord<String, byte[]>>> one = Map.of(partition, List.of(message));
        try {
            write(topic, one, BusWriter::arrival);
        } catch (RuntimeException e) {
            if (!RefusedData.isCauseOf(e)) {
                throw e;
            }
            write(topic, one, refused -> refused(refused, Refusal.UNSTORABLE, null));
        }
    }

    private void write(
            String topic,
            Map<Integer, List<ConsumerRecord<String, byte[]>>> messages,
            Function<ConsumerRecord<String, byte[]>, Arrival> reader) {
        QuarkusTransaction.requiringNew().run(() -> {
            List<Arrival> fresh = new ArrayList<>();
            messages.forEach((partition, all) -> fresh.addAll(fresh(topic, partition, all, reader)));
            if (!fresh.isEmpty()) {
                store.keep(fresh);
            }
        });
    }

    private List<Arrival> fresh(
            String topic,
            int partition,
            List<ConsumerRecord<String, byte[]>> messages,
            Function<ConsumerRecord<String, byte[]>, Arrival> reader) {
        long next = places.next(topic, partition);
        List<Arrival> fresh = messages.stream()
                .filter(message -> message.offset() >= next)
                .map(reader)
                .toList();
        long behind = messages.get(messages.size() - 1).offset() + 1;
        if (behind > next) {
            places.move(topic, partition, behind);
        }
        return fresh;
    }

    /** The arrival of a message; one that cannot be read is kept as refused, so that it neither stops the others nor is lost. */
    private static Arrival arrival(ConsumerRecord<String, byte[]> message) {
        try {
            return ArrivalBytes.read(message.value());
        } catch (IOException e) {
            return refused(message, "bus_unreadable", e.getMessage());
        }
    }

    /** The bytes as they are on the topic. */
    private static Arrival refused(ConsumerRecord<String, byte[]> message, String cause, String detail) {
        return Arrival.refused(
                message.value(),
                Instant.ofEpochMilli(message.timestamp()),
                "kafka:" + message.topic() + "/" + message.partition() + "/" + message.offset(),
                Channel.FILE,
                null,
                new Refusal(cause, detail));
    }
}
