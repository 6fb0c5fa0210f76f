package io.qinglan.feed.bus;

import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is configured of the way between gateway and store. */
@ConfigMapping(prefix = "qinglan.feed.bus")
public interface BusSetting {

    /** {@code in-process} or {@code kafka}. */
    @WithDefault("in-process")
    Kind kind();

    /** Of Kafka. */
    Kafka kafka();

    /** The ways there are. */
    enum Kind {
        /** straight into the store of this process */
        IN_PROCESS,
        /** over Apache Kafka */
        KAFKA
    }

    /** Where the brokers are and how they are used. */
    interface Kafka {

        /** Host and port of some brokers, separated by commas. */
        @WithDefault("localhost:9092")
        String servers();

        /** The topic of all frames. */
        @WithDefault("qinglan-frames")
        String topic();

        /** The consumer group: all replicas of one house. */
        @WithDefault("qinglan")
        String group();

        /** Partitions of a topic that is made here: the most consumers that can share the work. */
        @WithDefault("12")
        int partitions();

        /** Copies of each partition of a topic that is made here. */
        @WithDefault("1")
        short replication();

        /** Consumers of this replica; 0: this replica only receives and never writes. */
        @WithDefault("1")
        int consumers();

        /** Most frames a consumer writes in one commit. */
        @WithDefault("2000")
        int frames();

        /** Further settings of the Kafka client, by their own names: {@code security.protocol}, {@code sasl.jaas.config} … */
        Map<String, String> client();
    }
}
