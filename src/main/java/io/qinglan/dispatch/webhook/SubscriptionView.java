package io.qinglan.dispatch.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A subscription as its site sees it.
 *
 * @param secrets how many sign now: two while a new one takes over
 * @param secret only in the answer that made it
 * @param verification what the address answered to the test message; only in the answer to a trial
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionView(
        UUID id,
        String site,
        String url,
        List<String> events,
        String state,
        String why,
        Instant createdAt,
        Instant verifiedAt,
        int secrets,
        Instant previousSecretUntil,
        String secret,
        Verification verification) {

    /** What an address answered: its status, or what went wrong. */
    public record Verification(boolean answered, Integer status, String error) {}

    /** Without its secret. */
    static SubscriptionView of(Subscription subscription, Instant now) {
        return of(subscription, now, null, null);
    }

    static SubscriptionView of(Subscription subscription, Instant now, String shown, Verification verification) {
        int secrets = subscription.secrets(now).size();
        return new SubscriptionView(
                subscription.id(),
                subscription.site(),
                subscription.url(),
                subscription.events(),
                subscription.state(),
                subscription.why(),
                subscription.createdAt(),
                subscription.verifiedAt(),
                secrets,
                secrets > 1 ? subscription.previousUntil() : null,
                shown,
                verification);
    }
}
