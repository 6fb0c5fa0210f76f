package io.qinglan.dispatch.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.dispatch.CloudEvents;
import io.qinglan.store.Ids;
import io.qinglan.store.OnTheWire;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * The life of a subscription: made unverified, active once its address has answered a test message well, its secret changed with an overlap
 * in which both sign, ended by its site.
 */
@ApplicationScoped
public class Subscriptions {

    private static final String NAME = "[a-z_]+(\\.[a-z_]+)+";

    private final SubscriptionBook book;
    private final Destinations destinations;
    private final TestMessage test;
    private final CloudEvents types;
    private final Ids ids;
    private final Clock clock;
    private final Duration overlap;

    /** Made by the container. */
    Subscriptions(
            SubscriptionBook book,
            Destinations destinations,
            TestMessage test,
            CloudEvents types,
            Ids ids,
            @OnTheWire Clock clock,
            @ConfigProperty(name = "qinglan.dispatch.secret-overlap") Duration overlap) {
        this.book = book;
        this.destinations = destinations;
        this.test = test;
        this.types = types;
        this.ids = ids;
        this.clock = clock;
        this.overlap = overlap;
    }

    /**
     * Makes one, not verified yet.
     *
     * @throws Problem 422 when the address is closed, an event unknown, the secret not of the standard's form
     */
    Subscription make(String site, SubscriptionInput input, String by) {
        List<InputError> errors = new ArrayList<>();
        List<String> events = events(site, input.events(), errors);
        if (input.secret() != null && !Signatures.wellFormed(input.secret())) {
            errors.add(InputError.at("/secret", "whsec_ and 24 to 64 bytes in base64", "another form"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        destinations.requireOpen(input.url());
        Subscription made = new Subscription(
                ids.next(),
                site,
                input.url().strip(),
                events,
                Optional.ofNullable(input.secret()).orElseGet(Signatures::draw),
                null,
                null,
                Subscription.UNVERIFIED,
                null,
                by,
                clock.instant(),
                null,
                1);
        book.insert(made);
        return made;
    }

    /**
     * Sends the test message; when it is answered well the subscription is active from then on.
     *
     * @return the subscription as it stands then
     */
    Tried verify(Subscription subscription) {
        WebhookSender.Answer answer =
                test.send(subscription).toCompletableFuture().join();
        if (!answer.well()) {
            return new Tried(subscription, answer);
        }
        Subscription active = changed(
                subscription,
                subscription.secret(),
                subscription.previousSecret(),
                subscription.previousUntil(),
                Subscription.ACTIVE,
                clock.instant());
        return new Tried(saved(active), answer);
    }

    /** A subscription and what its address answered. */
    record Tried(Subscription subscription, WebhookSender.Answer answer) {}

    /** A new secret signs from now on; for the overlap the one before signs too. */
    Subscription rotated(Subscription subscription) {
        return saved(changed(
                subscription,
                Signatures.draw(),
                subscription.secret(),
                clock.instant().plus(overlap),
                subscription.state(),
                subscription.verifiedAt()));
    }

    /** Ends one. */
    void end(UUID id) {
        book.end(id, clock.instant());
    }

    private Subscription saved(Subscription changed) {
        if (!book.save(changed)) {
            throw Problem.stale();
        }
        return changed;
    }

    private static Subscription changed(
            Subscription old, String secret, String previous, Instant until, String state, Instant verifiedAt) {
        return new Subscription(
                old.id(),
                old.site(),
                old.url(),
                old.events(),
                secret,
                previous,
                until,
                state,
                null,
                old.createdBy(),
                old.createdAt(),
                verifiedAt,
                old.version());
    }

    private List<String> events(String site, List<String> wanted, List<InputError> errors) {
        if (site.equals(Subscription.GATEWAY)) {
            return named(wanted, errors);
        }
        List<String> known = types.types();
        if (wanted == null || wanted.isEmpty()) {
            return known;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.contains(wanted.get(i))) {
                errors.add(InputError.at("/events/" + i, "one of " + String.join(", ", known), wanted.get(i)));
            }
        }
        return wanted.stream().distinct().toList();
    }

    /** The messages of the bureau itself have many names; a gateway says which it carries. */
    private static List<String> named(List<String> wanted, List<InputError> errors) {
        if (wanted == null || wanted.isEmpty() || !wanted.stream().allMatch(event -> event.matches(NAME))) {
            errors.add(InputError.at("/events", "names of messages, such as order.reach_gateway", wanted));
        }
        return wanted == null ? List.of() : wanted.stream().distinct().toList();
    }
}
