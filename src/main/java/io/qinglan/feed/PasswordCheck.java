package io.qinglan.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import io.qinglan.ledger.Leaf;

/**
 * Checks the password of an instrument (PW, six characters by HJ 212) without knowing it. What is stored is somewhat slow to guess; because
 * every frame carries the password, the last one accepted and the last one refused are remembered under a secret of this process. How slow, and
 * why no slower: decision 0021.
 */
public final class PasswordCheck {

    private static final int ROUNDS = 1_000;
    /** Of what was stored before the rounds stood with the hash. */
    private static final int EARLIER_ROUNDS = 20_000;

    private static final int BITS = 256;
    private static final int BYTES = BITS / 8;
    private static final int GUESSES = 10;
    private static final long NANOS_A_GUESS = 1_000_000_000L;
    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] PROCESS_SECRET = RANDOM.generateSeed(32);

    private final byte[] salt;
    private final byte[] hash;
    private volatile byte[] accepted;
    private volatile byte[] refused;
    private boolean guessed;
    private long freeOfGuesses;

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
        byte[] slow = slow(password, salt, ROUNDS);
        return new PasswordCheck(
                salt,
                ByteBuffer.allocate(Integer.BYTES + BYTES)
                        .putInt(ROUNDS)
                        .put(slow)
                        .array());
    }

    /** The salt, null when no password is asked for. */
    byte[] salt() {
        return salt == null ? null : salt.clone();
    }

    /** The rounds (four bytes, the highest first) and the slow hash, null when no password is asked for. */
    byte[] hash() {
        return hash == null ? null : hash.clone();
    }

    /** Whether a password is asked for at all. */
    boolean isSet() {
        return hash != null;
    }

    /** Whether this is the password; true as well when none is asked for. */
    boolean accepts(String sent) {
        Boolean known = known(sent);
        return known != null ? known : checked(sent, false, 0);
    }

    /**
     * The same for what arrives on the wire, where anybody may guess: ten guesses at once and one a second from then on are looked at, the others
     * refused unseen. The password once accepted is known without guessing, and an instrument sends again what was refused.
     *
     * @param nanos the present, by a clock that only goes forward
     */
    boolean acceptsOnTheWire(String sent, long nanos) {
        Boolean known = known(sent);
        return known != null ? known : checked(sent, true, nanos);
    }

    /** What is known without the slow hash; null: nothing. */
    private Boolean known(String sent) {
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
        return Arrays.equals(quick, refused) ? false : null;
    }

    /** One at a time: whoever waited for another check may find that it answered the question. */
    private synchronized boolean checked(String sent, boolean counted, long nanos) {
        Boolean known = known(sent);
        if (known != null) {
            return known;
        }
        if (counted && !mayGuess(nanos)) {
            return false;
        }
        byte[] quick = quick(sent);
        boolean right = isRight(sent);
        if (right) {
            accepted = quick;
        } else {
            refused = quick;
        }
        return right;
    }

    /** A bucket of guesses that fills again by one a second, kept as the time when it is full. */
    private boolean mayGuess(long nanos) {
        if (!guessed || nanos - freeOfGuesses > 0) {
            guessed = true;
            freeOfGuesses = nanos;
        }
        if (freeOfGuesses - nanos > (GUESSES - 1) * NANOS_A_GUESS) {
            return false;
        }
        freeOfGuesses += NANOS_A_GUESS;
        return true;
    }

    private boolean isRight(String sent) {
        if (hash.length == BYTES) {
            return MessageDigest.isEqual(slow(sent, salt, EARLIER_ROUNDS), hash);
        }
        ByteBuffer stored = ByteBuffer.wrap(hash);
        int rounds = stored.getInt();
        byte[] expected = new byte[stored.remaining()];
        stored.get(expected);
        return MessageDigest.isEqual(slow(sent, salt, rounds), expected);
    }

    private static byte[] quick(String sent) {
        MessageDigest sha256 = Leaf.sha256();
        sha256.update(PROCESS_SECRET);
        return sha256.digest(sent.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] slow(String password, byte[] salt, int rounds) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        }
    }
}
