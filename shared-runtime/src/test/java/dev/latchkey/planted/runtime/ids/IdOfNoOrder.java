package dev.latchkey.planted.runtime.ids;

import java.util.UUID;

/** Makes an id of version 4. */
final class IdOfNoOrder {
    UUID next() {
        return UUID.randomUUID();
    }
}
