package io.qinglan.feed.bus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** The topic of the frames: made when it is missing, so that a broker has a message on disk before it says that it has taken it. */
final class KafkaTopic {

    private static final Logger LOG = Logger.getLogger(KafkaTopic.class);
    private static final int LARGEST_MESSAGE = 8 << 20;

    private KafkaTopic() {}

    /**
     * Makes the topic unless it is there; says in the log when what is there could lose what is acknowledged.
     *
     * @return what names the topic for ever: a topic of the same name made anew begins at offset 0 and is another one
     */
    static String ensure(BusSetting.Kafka setting) {
        try (Admin admin = Admin.create(KafkaClients.admin(setting))) {
            make(admin, setting);
            warn(admin, setting.topic());
            return setting.topic() + "@"
                    + admin.describeTopics(List.of(setting.topic()))
                            .allTopicNames()
                            .get()
                            .get(setting.topic())
                            .topicId();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusTrouble("interrupted while the topic was looked at", e);
        } catch (ExecutionException e) {
            throw new BusTrouble("the topic " + setting.topic() + " cannot be made or read", e.getCause());
        }
    }

    private static void make(Admin admin, BusSetting.Kafka setting) throws InterruptedException, ExecutionException {
        NewTopic topic = new NewTopic(setting.topic(), setting.partitions(), setting.replication());
        int inSync = setting.replication() > 2 ? 2 : 1;
        topic.configs(Map.of(
                TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG,
                "1",
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                String.valueOf(inSync),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                String.valueOf(LARGEST_MESSAGE)));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static void warn(Admin admin, String topic) throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        boolean flushed = "1"
                .equals(config.get(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG).value());
        boolean copied =
                !"1".equals(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value());
        if (!flushed && !copied) {
            LOG.warnf(
                    "topic %s is neither flushed for each batch (flush.messages) nor held by two replicas (min.insync.replicas): "
                            + "a broker that loses power may lose what was acknowledged",
                    topic);
        }
    }
}
