package io.qinglan.feed.bus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The way over a real Kafka broker, without the database: order, sharing, and what a trouble of the store leads to. */
class KafkaBusTest {

    private static final int INSTRUMENTS = 40;
    private static final int EACH = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static RealKafka kafka;

    @BeforeAll
    static void startBroker() {
        kafka = RealKafka.start();
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    static BusSetting.Kafka setting(String servers, String topic) {
        return new SmallRyeConfigBuilder()
                .withMapping(BusSetting.class)
                .withDefaultValues(Map.of(
                        "qinglan.feed.bus.kind",
                        "kafka",
                        "qinglan.feed.bus.kafka.servers",
                        servers,
                        "qinglan.feed.bus.kafka.topic",
                        topic,
                        "qinglan.feed.bus.kafka.group",
                        topic,
                        "qinglan.feed.bus.kafka.partitions",
                        "6",
                        "qinglan.feed.bus.kafka.frames",
                        "100"))
                .build()
                .getConfigMapping(BusSetting.class)
                .kafka();
    }

    private static List<Arrival> round(int number) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
            arrivals.add(Arrival.withoutRecord(
                    String.valueOf(number).getBytes(StandardCharsets.US_ASCII),
                    Instant.EPOCH,
                    "peer",
                    Channel.HJ212,
                    "MN" + instrument));
        }
        return arrivals;
    }

    private static void publishAll(BusSetting.Kafka setting) {
        try (KafkaBus bus = new KafkaBus(setting)) {
            for (int number = 0; number < EACH; number++) {
                assertThat(bus.publish(round(number))).isEmpty();
            }
        }
    }

    private static int number(ConsumerRecord<String, byte[]> message) {
        try {
            return Integer.parseInt(
                    new String(ArrivalBytes.read(message.value()).bytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void twoConsumersShareTheWorkAndKeepTheOrderOfEachInstrument() throws Exception {
        BusSetting.Kafka setting = setting(kafka.address(), "shared");
        KafkaTopic.ensure(setting);
        Map<Integer, Set<Integer>> partitionsOf = new ConcurrentHashMap<>();
        Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
        List<KafkaConsuming> consumers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int consumer = i;
            consumers.add(new KafkaConsuming(
                    setting,
                    i,
                    messages -> messages.forEach(message -> {
                        partitionsOf
                                .computeIfAbsent(consumer, none -> ConcurrentHashMap.newKeySet())
                                .add(message.partition());
                        seen.computeIfAbsent(message.key(), none -> new ArrayList<>())
                                .add(number(message));
                    })));
        }
        // both have joined before the work begins, so that there is something to share
        Awaitility.await().atMost(PATIENCE).until(() -> members(setting) == 2);
        publishAll(setting);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> seen.values().stream().mapToInt(List::size).sum() >= INSTRUMENTS * EACH);
        for (KafkaConsuming consumer : consumers) {
            consumer.close();
        }
        assertThat(partitionsOf.keySet()).containsExactlyInAnyOrder(0, 1);
        assertThat(seen).hasSize(INSTRUMENTS);
        seen.forEach((instrument, numbers) ->
                assertThat(numbers).as(instrument).hasSize(EACH).isSorted().doesNotHaveDuplicates());
    }

    @Test
    void whatTheStoreCouldNotTakeComesAgain() throws Exception {
        BusSetting.Kafka setting = setting(kafka.address(), "again");
        KafkaTopic.ensure(setting);
        publishAll(setting);
        AtomicInteger tries = new AtomicInteger();
        ConcurrentLinkedQueue<String> stored = new ConcurrentLinkedQueue<>();
        try (KafkaConsuming consumer = new KafkaConsuming(setting, 0, messages -> {
            if (tries.incrementAndGet() <= 2) {
                throw new IllegalStateException("the database is away");
            }
            names(messages).forEach(stored::add);
        })) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> tries.get() > 0 && consumer.trouble().isPresent());
            Awaitility.await().atMost(PATIENCE).until(() -> stored.size() >= INSTRUMENTS * EACH);
            Awaitility.await().atMost(PATIENCE).until(() -> consumer.trouble().isEmpty());
        }
        assertThat(stored).hasSize(INSTRUMENTS * EACH).doesNotHaveDuplicates();
    }

    @Test
    void withoutABrokerNothingIsSafe() {
        BusSetting.Kafka nowhere = setting("127.0.0.1:1", "nowhere");
        Map<String, Object> impatient = new HashMap<>(KafkaClients.producer(nowhere));
        impatient.put("max.block.ms", 200);
        try (KafkaBus bus = new KafkaBus("nowhere", impatient)) {
            assertThat(bus.trouble()).isEmpty();
            assertThatThrownBy(() -> bus.publish(round(0))).isInstanceOf(BusTrouble.class);
            assertThat(bus.trouble()).hasValue("the brokers did not take " + INSTRUMENTS + " frames");
        }
    }

    private static List<String> names(ConsumerRecords<String, byte[]> messages) {
        List<String> names = new ArrayList<>();
        messages.forEach(message -> names.add(message.key() + "/" + number(message)));
        return names;
    }

    private static int members(BusSetting.Kafka setting) {
        try (Admin admin = Admin.create(KafkaClients.admin(setting))) {
            return (int) admin
                    .describeConsumerGroups(List.of(setting.group()))
                    .describedGroups()
                    .get(setting.group())
                    .get()
                    .members()
                    .stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        } catch (Exception notYet) {
            return 0;
        }
    }
}
