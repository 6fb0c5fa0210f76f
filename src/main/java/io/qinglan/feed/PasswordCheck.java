package io.qinglan.feed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import io.qinglan.ledger.Leaf;

/**
 * Checks the password of an instrument (PW, six characters by HJ 212) without knowing it. What is stored is slow to guess; because every
 * frame carries the password, the last one accepted and the last one refused are remembered under a secret of this process.
 */
public final class PasswordCheck {

    private static final int ROUNDS = 20_000;
    private static final int BITS = 256;
    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] PROCESS_SECRET = RANDOM.generateSeed(32);

    private final byte[] salt;
    private final byte[] hash;
    private volatile byte[] accepted;
    private volatile byte[] refused;

    private PasswordCheck(byte[] salt, byte[] hash) {
        this.salt = salt;
        this.hash = hash;
    }

    /** A check of what is stored; both null: no password is asked for. */
    static PasswordCheck stored(byte[] salt, byte[] hash) {
        return new PasswordCheck(salt, hash);
    }

    /** A check of a new password, for storing; null: no password is asked for. */
    static PasswordCheck of(String password) {
        if (password == null) {
            return new PasswordCheck(null, null);
        }
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new PasswordCheck(salt, slow(password, salt));
    }

    /** The salt, null when no password is asked for. */
    byte[] salt() {
        return salt == null ? null : salt.clone();
    }

    /** The slow hash, null when no password is asked for. */
    byte[] hash() {
        return hash == null ? null : hash.clone();
    }

    /** Whether a password is asked for at all. */
    boolean isSet() {
        return hash != null;
    }

    /** Whether this is the password; true as well when none is asked for. */
    boolean accepts(String sent) {
        if (hash == null) {
            return true;
        }
        if (sent == null) {
            return false;
        }
        byte[] quick = quick(sent);
        if (Arrays.equals(quick, accepted)) {
            return true;
        }
        if (Arrays.equals(quick, refused)) {
            return false;
        }
        boolean right = MessageDigest.isEqual(slow(sent, salt), hash);
        if (right) {
            accepted = quick;
        } else {
            refused = quick;
        }
        return right;
    }

    private static byte[] quick(String sent) {
        MessageDigest sha256 = Leaf.sha256();
        sha256.update(PROCESS_SECRET);
        return sha256.digest(sent.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] slow(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        }
    }
}
