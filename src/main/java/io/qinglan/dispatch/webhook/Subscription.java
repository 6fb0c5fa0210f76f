package io.qinglan.dispatch.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A site's wish to be told; or that of the bureau's message gateway (SMS, WeChat), which stands under {@value #GATEWAY}.
 *
 * @param url where messages go
 * @param events types of events
 * @param secret with which messages are signed, as Standard Webhooks writes it ({@code whsec_…})
 * @param previousSecret signs too until {@code previousUntil}; null when there is none
 * @param state unverified until the address has answered once, active, or disabled
 * @param why a disabled one is so
 */
public record Subscription(
        UUID id,
        String site,
        String url,
        List<String> events,
        String secret,
        String previousSecret,
        Instant previousUntil,
        String state,
        String why,
        String createdBy,
        Instant createdAt,
        Instant verifiedAt,
        int version) {

    /** Stands for the bureau's own gateway in place of a site. */
    public static final String GATEWAY = "";

    /** Not yet answered. */
    public static final String UNVERIFIED = "unverified";
    /** Is told of everything it asked for. */
    public static final String ACTIVE = "active";
    /** Is told of nothing any more. */
    public static final String DISABLED = "disabled";

    /** The secrets that sign at an instant, the newest first. */
    public List<String> secrets(Instant at) {
        boolean overlap = previousSecret != null && previousUntil.isAfter(at);
        return overlap ? List.of(secret, previousSecret) : List.of(secret);
    }
}
