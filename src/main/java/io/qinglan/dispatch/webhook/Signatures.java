package io.qinglan.dispatch.webhook;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;

/** Signatures of messages by Standard Webhooks 1.0: HMAC-SHA-256 over id, time and body, one for each secret that signs. */
public final class Signatures {

    private static final String PREFIX = "whsec_";
    private static final int DRAWN = 32;
    private static final int SHORTEST = 24; // Standard Webhooks, symmetric: between 24 and 64 bytes
    private static final int LONGEST = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signatures() {}

    /** A new secret. */
    public static String draw() {
        byte[] secret = new byte[DRAWN];
        RANDOM.nextBytes(secret);
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** Whether a text is a secret of the standard. */
    public static boolean wellFormed(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return false;
        }
        try {
            int length = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
            return length >= SHORTEST && length <= LONGEST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The header {@code webhook-signature}: one signature for each secret, apart by blanks. */
    static String of(List<String> secrets, String id, long seconds, byte[] body) {
        StringJoiner signatures = new StringJoiner(" ");
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            for (String secret : secrets) {
                signatures.add(new Webhook(secret).sign(id, seconds, text));
            }
        } catch (WebhookSigningException | EmptyWebhookSecretException e) {
            throw new IllegalStateException("a message cannot be signed", e);
        }
        return signatures.toString();
    }
}
