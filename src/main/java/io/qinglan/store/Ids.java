package io.qinglan.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes identifiers. New ones grow with time (UUID version 7 of RFC 9562), so that an index takes them at its end; named ones come
 * from their natural key, so that a step done twice makes the same thing once.
 */
@ApplicationScoped
public class Ids {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Takes the time of new identifiers from the clock handed in. */
    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new identifier that sorts after the earlier ones of this millisecond and before. */
    public UUID next() {
        long high = clock.millis() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** The identifier of a natural key: the same parts give the same identifier, in every process and for ever. */
    public static UUID named(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\u001f", parts).getBytes(StandardCharsets.UTF_8));
    }
}
