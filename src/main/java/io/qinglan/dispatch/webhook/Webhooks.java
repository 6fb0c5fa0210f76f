package io.qinglan.dispatch.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.dispatch.CloudEvents;
import io.qinglan.dispatch.Event;
import io.qinglan.dispatch.EventBook;
import io.qinglan.dispatch.WayOut;
import io.qinglan.dispatch.webhook.DeliveryBook.Outcome;
import io.qinglan.store.OnTheWire;

/**
 * Tries deliveries that are due, many at once but one at a time to each subscription, so that a receiver that hangs holds up nobody else.
 * A receiver that answers 410 wants nothing more. How attempts went is written down in bundles.
 */
@ApplicationScoped
public class Webhooks implements WayOut {

    private static final int GONE = 410;
    private static final int BUNDLE = 500;

    private final DeliveryBook book;
    private final SubscriptionBook subscriptions;
    private final EventBook events;
    private final CloudEvents cloudEvents;
    private final WebhookSender sender;
    private final Clock clock;
    private final Duration claim;
    private final int atOnce;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<UUID> gone = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

    /** Made by the container. */
    Webhooks(
            DeliveryBook book,
            SubscriptionBook subscriptions,
            EventBook events,
            CloudEvents cloudEvents,
            WebhookSender sender,
            @OnTheWire Clock clock,
            @ConfigProperty(name = "qinglan.dispatch.timeout") Duration patience,
            @ConfigProperty(name = "qinglan.dispatch.at-once") int atOnce) {
        this.book = book;
        this.subscriptions = subscriptions;
        this.events = events;
        this.cloudEvents = cloudEvents;
        this.sender = sender;
        this.clock = clock;
        this.claim = patience.multipliedBy(3);
        this.atOnce = atOnce;
    }

    /** Starts what is due and writes down what has ended. */
    @Override
    public boolean go() {
        writeDown();
        int free = Math.min(BUNDLE, atOnce - busy.size());
        if (free <= 0) {
            return false;
        }
        List<Delivery> due = book.claim(clock.instant(), claim, Set.copyOf(busy), free);
        if (!due.isEmpty()) {
            start(due);
        }
        return due.size() == free;
    }

    /** How many attempts are under way. */
    public int underWay() {
        return busy.size();
    }

    private void start(List<Delivery> due) {
        Map<UUID, Subscription> known = subscriptions
                .of(due.stream().map(Delivery::subscription).toList())
                .stream()
                .collect(Collectors.toMap(Subscription::id, Function.identity()));
        List<Event> told =
                events.of(due.stream().map(Delivery::event).distinct().toList());
        Map<UUID, byte[]> bodies = cloudEvents.of(told);
        for (Delivery delivery : due) {
            Subscription subscription = known.get(delivery.subscription());
            byte[] body = bodies.get(delivery.event());
            if (subscription == null || subscription.state().equals(Subscription.DISABLED)) {
                end(delivery, "dead", null, "the subscription has ended");
            } else if (body == null) {
                end(delivery, "dead", null, "there is nothing to tell any more");
            } else {
                send(delivery, subscription, body);
            }
        }
    }

    private void send(Delivery delivery, Subscription subscription, byte[] body) {
        busy.add(subscription.id());
        Instant now = clock.instant();
        sender.send(subscription.url(), delivery.event().toString(), body, subscription.secrets(now), now)
                .whenComplete((answer, failure) -> {
                    outcomes.add(failure == null ? outcome(delivery, answer) : outcome(delivery, failed(failure)));
                    busy.remove(subscription.id());
                });
    }

    private static WebhookSender.Answer failed(Throwable failure) {
        return new WebhookSender.Answer(0, String.valueOf(failure.getMessage()), null);
    }

    private Outcome outcome(Delivery delivery, WebhookSender.Answer answer) {
        Instant now = clock.instant();
        Integer status = answer.status() == 0 ? null : answer.status();
        if (answer.well()) {
            return new Outcome(delivery.id(), "delivered", null, status, null, now);
        }
        if (answer.status() == GONE) {
            gone.add(delivery.subscription());
            return new Outcome(delivery.id(), "dead", null, status, answer.error(), now);
        }
        Optional<Duration> wait = RetryPlan.after(delivery.attempts(), answer.retryAfter());
        return wait.map(next -> new Outcome(delivery.id(), "waiting", now.plus(next), status, answer.error(), now))
                .orElseGet(() -> new Outcome(delivery.id(), "dead", null, status, answer.error(), now));
    }

    private void end(Delivery delivery, String state, Integer status, String why) {
        outcomes.add(new Outcome(delivery.id(), state, null, status, why, clock.instant()));
    }

    private void writeDown() {
        drained(gone).forEach(subscription -> subscriptions.disable(subscription, "the address answered 410 Gone"));
        List<Outcome> ended = drained(outcomes);
        if (!ended.isEmpty()) {
            book.note(ended);
        }
    }

    private static <T> List<T> drained(ConcurrentLinkedQueue<T> queue) {
        List<T> drained = new ArrayList<>();
        for (T next = queue.poll(); next != null; next = queue.poll()) {
            drained.add(next);
        }
        return drained;
    }
}
