package io.qinglan.feed.bus;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How the clients of Kafka are set so that nothing acknowledged is lost; what is configured by name comes on top. */
final class KafkaClients {

    private static final int LARGEST_MESSAGE = 8 << 20;

    private KafkaClients() {}

    /** A producer that is told of success when every replica in sync has the message, and writes none twice. */
    static Map<String, Object> producer(BusSetting.Kafka setting) {
        Map<String, Object> config = common(setting);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_MESSAGE);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.putAll(setting.client());
        return config;
    }

    /** A consumer that takes every message from the first and commits its place by hand, after the store's commit. */
    static Map<String, Object> consumer(BusSetting.Kafka setting) {
        Map<String, Object> config = common(setting);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, setting.group());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, setting.frames());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.putAll(setting.client());
        return config;
    }

    /** What an administrator of topics needs. */
    static Map<String, Object> admin(BusSetting.Kafka setting) {
        Map<String, Object> config = common(setting);
        config.putAll(setting.client());
        return config;
    }

    private static Map<String, Object> common(BusSetting.Kafka setting) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, setting.servers());
        return config;
    }
}
