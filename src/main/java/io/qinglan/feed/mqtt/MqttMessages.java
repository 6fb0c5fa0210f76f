package io.qinglan.feed.mqtt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Areas;
import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.Refusal;
import io.qinglan.feed.delivery.MessageRecords;
import io.qinglan.feed.gateway.CapturedFrames;
import io.qinglan.inventory.StoredPoint;

/** What a message holds: frames of HJ 212 as an instrument would send them, or records as {@code POST /readings} takes them. */
@ApplicationScoped
class MqttMessages {

    private static final Refusal EMPTY = new Refusal("message_empty", null);

    private final CapturedFrames frames;
    private final MessageRecords records;
    private final Areas areas;
    private final Optional<String> area;

    /** Made by the container. */
    MqttMessages(CapturedFrames frames, MessageRecords records, Areas areas, MqttSetting setting) {
        this.frames = frames;
        this.records = records;
        this.areas = areas;
        this.area = setting.area();
    }

    /** The arrivals of a message; at least one, because every message is kept. */
    List<Arrival> read(String topic, byte[] payload, Instant receivedAt) {
        String peer = "mqtt:" + topic;
        if (payload.length > 1 && payload[0] == '#' && payload[1] == '#') {
            return frames.read(payload, receivedAt, peer, Channel.MQTT);
        }
        if (payload.length == 0) {
            return List.of(Arrival.refused(payload, receivedAt, peer, Channel.MQTT, null, EMPTY));
        }
        return List.of(records.read(payload, receivedAt, peer, Channel.MQTT, this::reached));
    }

    private boolean reached(StoredPoint point) {
        return area.isEmpty() || point.area() != null && areas.contains(area.get(), point.area());
    }
}
