package io.qinglan.feed.bus;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.Refusal;

/** Writes what the brokers hand out into the store: frames and the places behind them in one transaction, each frame once. */
@ApplicationScoped
class BusWriter {

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
        QuarkusTransaction.requiringNew().run(() -> {
            List<Arrival> fresh = new ArrayList<>(messages.count());
            messages.partitions().stream()
                    .sorted(Comparator.comparing(TopicPartition::partition))
                    .forEach(partition ->
                            fresh.addAll(fresh(topic, partition.partition(), messages.records(partition))));
            if (!fresh.isEmpty()) {
                store.keep(fresh);
            }
        });
    }

    private List<Arrival> fresh(String topic, int partition, List<ConsumerRecord<String, byte[]>> messages) {
        long next = places.next(topic, partition);
        List<Arrival> fresh = messages.stream()
                .filter(message -> message.offset() >= next)
                .map(BusWriter::arrival)
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
            return Arrival.refused(
                    message.value(),
                    Instant.ofEpochMilli(message.timestamp()),
                    "kafka:" + message.topic() + "/" + message.partition() + "/" + message.offset(),
                    Channel.FILE,
                    null,
                    new Refusal("bus_unreadable", e.getMessage()));
        }
    }
}
