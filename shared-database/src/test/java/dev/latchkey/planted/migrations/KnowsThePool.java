package dev.latchkey.planted.migrations;

import dev.latchkey.planted.database.pool.Pool;

final class KnowsThePool {
    private KnowsThePool() {}

    static boolean isPool(Object thing) {
        return thing instanceof Pool;
    }
}
