package io.qinglan.authority;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets made here and the hashes kept of them. A secret is shown once and never stored. */
final class Secrets {

    private static final String KEY_PREFIX = "qk_";
    private static final String TOKEN_PREFIX = "qs_";
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 15;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A key of 32 random bytes. */
    static String key() {
        return KEY_PREFIX + random(KEY_BYTES);
    }

    /** A token of a session, of 32 random bytes. */
    static String token() {
        return TOKEN_PREFIX + random(KEY_BYTES);
    }

    /** A password of 120 random bits. */
    static String password() {
        return random(PASSWORD_BYTES);
    }

    /** What is stored of a key or token: its SHA-256. Enough, because the key itself is random and long. */
    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String random(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }
}
