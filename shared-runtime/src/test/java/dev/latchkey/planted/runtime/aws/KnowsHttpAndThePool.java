package dev.latchkey.planted.runtime.aws;

import dev.latchkey.planted.runtime.pool.Pool;
import dev.latchkey.planted.web.Router;

final class KnowsHttpAndThePool {
    private KnowsHttpAndThePool() {}

    static boolean isEither(Object thing) {
        return thing instanceof Router || thing instanceof Pool;
    }
}
