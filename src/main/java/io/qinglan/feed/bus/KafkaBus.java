package io.qinglan.feed.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Kept;

/**
 * Onto a topic of Kafka, keyed by instrument, so that what one instrument sent stays in one partition and in its order. Returns when every
 * replica in sync has all of it.
 */
final class KafkaBus implements Bus, AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final String topic;
    private volatile String trouble;

    KafkaBus(BusSetting.Kafka setting) {
        this(setting.topic(), KafkaClients.producer(setting));
    }

    KafkaBus(String topic, Map<String, Object> client) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(client);
    }

    @Override
    public List<Kept> publish(List<Arrival> arrivals) {
        try {
            List<Kept> kept = send(arrivals);
            trouble = null;
            return kept;
        } catch (BusTrouble e) {
            trouble = e.getMessage();
            throw e;
        }
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private List<Kept> send(List<Arrival> arrivals) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(arrivals.size());
        try {
            for (Arrival arrival : arrivals) {
                sent.add(producer.send(new ProducerRecord<>(topic, key(arrival), ArrivalBytes.write(arrival))));
            }
            producer.flush();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
            return List.of();
        } catch (KafkaException | ExecutionException e) {
            throw new BusTrouble("the brokers did not take " + arrivals.size() + " frames", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusTrouble("interrupted while the brokers took frames", e);
        }
    }

    /** The instrument; else the point of a body's first record; else who sent it. */
    static String key(Arrival arrival) {
        if (arrival.mn() != null) {
            return arrival.mn();
        }
        return arrival.entries().stream()
                .map(Arrival.Entry::point)
                .filter(point -> point != null)
                .findFirst()
                .orElse(arrival.peer());
    }

    @Override
    public void close() {
        producer.close();
    }
}
