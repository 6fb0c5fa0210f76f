package io.qinglan.dispatch.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.dispatch.CloudEvents;
import io.qinglan.dispatch.Event;
import io.qinglan.store.Ids;
import io.qinglan.store.OnTheWire;

/** The message by which an address is tried: signed like every other, of type {@value #TYPE}, about nothing that binds anybody. */
@ApplicationScoped
class TestMessage {

    /** Type of the event. */
    static final String TYPE = "subscription.test";

    private final CloudEvents cloudEvents;
    private final WebhookSender sender;
    private final Ids ids;
    private final Clock clock;

    TestMessage(CloudEvents cloudEvents, WebhookSender sender, Ids ids, @OnTheWire Clock clock) {
        this.cloudEvents = cloudEvents;
        this.sender = sender;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sends it once; nothing is tried again. */
    CompletionStage<WebhookSender.Answer> send(Subscription subscription) {
        Instant now = clock.instant();
        UUID id = ids.next();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("subscription", subscription.id());
        data.put("text", "测试消息,不构成任何指令 · a test, no order");
        data.put("exercise", true);
        data.put("events", subscription.events());
        data.put("serverTime", now);
        Event event = new Event(id, 0, TYPE, subscription.id().toString(), subscription.site(), now, null);
        byte[] body = cloudEvents.written(event, data);
        return sender.send(subscription.url(), id.toString(), body, subscription.secrets(now), now);
    }
}
