package io.qinglan.feed;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Passwords of instruments: what is stored, old and new, and what guessing costs. */
class PasswordCheckTest {

    private static final byte[] SALT = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private static byte[] pbkdf2(String password, int rounds) throws GeneralSecurityException {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, rounds, 256))
                .getEncoded();
    }

    @Test
    void theRoundsStandWithTheHash() {
        PasswordCheck made = PasswordCheck.of("123456");
        assertThat(ByteBuffer.wrap(made.hash()).getInt()).isEqualTo(1_000);
        PasswordCheck stored = PasswordCheck.stored(made.salt(), made.hash());
        assertThat(stored.accepts("123456")).isTrue();
        assertThat(stored.accepts("123457")).isFalse();
        assertThat(stored.accepts(null)).isFalse();
    }

    @Test
    void aHashOfOtherRoundsStillVerifies() throws GeneralSecurityException {
        PasswordCheck earlier = PasswordCheck.stored(SALT, pbkdf2("123456", 20_000));
        assertThat(earlier.accepts("123456")).isTrue();
        assertThat(earlier.accepts("654321")).isFalse();
        byte[] later = ByteBuffer.allocate(36)
                .putInt(4_321)
                .put(pbkdf2("123456", 4_321))
                .array();
        assertThat(PasswordCheck.stored(SALT, later).accepts("123456")).isTrue();
    }

    @Test
    void noPasswordAcceptsAll() {
        assertThat(PasswordCheck.of(null).acceptsOnTheWire("x", 0)).isTrue();
        assertThat(PasswordCheck.of(null).acceptsOnTheWire(null, 0)).isTrue();
    }

    @Test
    void afterTenGuessesTheRestIsRefusedUnseenUntilTimeHasPassed() {
        PasswordCheck check = stored("123456");
        long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5); // such a clock may begin anywhere, and turn over
        for (int i = 0; i < 10; i++) {
            assertThat(check.acceptsOnTheWire("wrong" + i, now)).isFalse();
        }
        assertThat(check.acceptsOnTheWire("123456", now)).as("unseen").isFalse();
        assertThat(check.acceptsOnTheWire("123456", now + TimeUnit.SECONDS.toNanos(2)))
                .as("one guess a second")
                .isTrue();
    }

    @Test
    void thePasswordOnceAcceptedNeedsNoGuess() {
        PasswordCheck check = stored("123456");
        assertThat(check.acceptsOnTheWire("123456", 0)).isTrue();
        for (int i = 0; i < 1_000; i++) {
            assertThat(check.acceptsOnTheWire("wrong" + i, 0)).isFalse();
            assertThat(check.acceptsOnTheWire("123456", 0)).isTrue();
        }
    }

    @Test
    void whatIsReadAgainLaterIsAlwaysLookedAt() {
        PasswordCheck check = stored("123456");
        for (int i = 0; i < 20; i++) {
            assertThat(check.acceptsOnTheWire("wrong" + i, 0)).isFalse();
        }
        assertThat(check.accepts("123456")).isTrue();
    }

    private static PasswordCheck stored(String password) {
        PasswordCheck made = PasswordCheck.of(password);
        return PasswordCheck.stored(made.salt(), made.hash());
    }
}
