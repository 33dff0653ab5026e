package dev.latchkey.runtime.ids;

import dev.latchkey.domain.UuidGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * UUIDv7 after RFC 9562: 48 bits of milliseconds, a counter of 12 bits that begins at random in each millisecond
 * (section 6.2, method 1), 62 random bits. Ids of one generator ascend, also when the clock steps back; between
 * generators the random bits keep them apart. Safe for use by many threads.
 */
public final class UuidV7Generator implements UuidGenerator {
    private static final int COUNTER_LIMIT = 1 << 12;
    /** Half of the counter's room, so that at least 2048 ids fit into a millisecond before it borrows from the next. */
    private static final int COUNTER_START = 1 << 11;

    private final InstantSource clock;
    private final SecureRandom random;
    private long millis;
    private int counter;

    public UuidV7Generator(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new UUID(high(), low);
    }

    private synchronized long high() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            counter = random.nextInt(COUNTER_START);
        } else {
            counter++;
            if (counter == COUNTER_LIMIT) {
                millis++;
                counter = random.nextInt(COUNTER_START);
            }
        }
        return (millis << 16) | 0x7000L | counter;
    }
}
