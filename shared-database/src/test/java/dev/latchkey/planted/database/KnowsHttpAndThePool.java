package dev.latchkey.planted.database;

import dev.latchkey.planted.database.pool.Pool;
import dev.latchkey.planted.web.Router;
import java.util.random.RandomGenerator;

/** Knows what it must not, and draws from a generator that a snapshot would hold. */
final class KnowsHttpAndThePool {
    private final RandomGenerator random = RandomGenerator.getDefault();

    boolean isEither(Object thing) {
        return random.nextBoolean() ? thing instanceof Router : thing instanceof Pool;
    }
}
