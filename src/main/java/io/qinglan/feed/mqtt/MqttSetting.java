package io.qinglan.feed.mqtt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The MQTT broker whose messages are taken in; none by default. */
@ConfigMapping(prefix = "qinglan.feed.mqtt")
public interface MqttSetting {

    /** Where the broker is: {@code mqtt://host:1883}, or {@code mqtts://host:8883} for TLS; absent: the channel is off. */
    Optional<String> url();

    /** What is subscribed to, with wildcards; several replicas share the messages by {@code $share/<group>/<topic>}. */
    @WithDefault("qinglan/#")
    String topic();

    /** Names this replica to the broker, which keeps messages for it while it is away: each replica has its own. */
    @WithDefault("qinglan")
    String clientId();

    /** The user at the broker. */
    Optional<String> user();

    /** That user's password. */
    Optional<String> password();

    /** A file of certificates (PEM) by which the broker is known; absent: those of the Java platform. */
    Optional<Path> trust();

    /** The area whose points the broker may speak for, six digits: the broker stands for a feed's key. */
    Optional<String> area();

    /** How long after a lost connection the next one is tried. */
    @WithDefault("PT2S")
    Duration again();

    /** Most messages kept in one commit. */
    @WithDefault("500")
    int messages();
}
